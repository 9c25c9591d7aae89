// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.List;
import org.pixellm.plugins.model.PatchBatch;

/**
 * What of a source is measured on.
 *
 * @param source as in {@code data.sources}; empty for the text of {@code data.train}
 * @param batches of windows sorted by length, at least one
 */
public record HeldOutText(String source, List<PatchBatch> batches) {
  /** Copies the list. */
  public HeldOutText {
    batches = List.copyOf(batches);
  }
}
