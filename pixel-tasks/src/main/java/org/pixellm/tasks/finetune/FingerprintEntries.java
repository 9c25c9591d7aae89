// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.util.Map;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.train.data.DataFingerprint;

/** The files of a run as entries of its JSON files. */
final class FingerprintEntries {
  /** The section that holds them. */
  static final String SECTION = "data";

  private FingerprintEntries() {}

  static Map<String, Object> of(DataFingerprint data) {
    return Map.of("files", data.files(), "bytes", data.bytes(), "sha256", data.sha256());
  }

  /**
   * Reads them from their section.
   *
   * @throws org.pixellm.plugins.PixelException if they are missing or wrong
   */
  static DataFingerprint read(ConfigEntries entries) {
    ConfigEntries data = entries.section(SECTION);
    return new DataFingerprint(
        data.integer("files"), data.longInteger("bytes"), data.text("sha256"));
  }
}
