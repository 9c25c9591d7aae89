// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.pull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.model.weights.hub.WeightForm;
import org.pixellm.plugins.PixelException;

/**
 * Which of a model's files are needed to use it: configurations, fonts, licence, description, and
 * its weights in one form, of which there may be several.
 */
final class NeededFiles {
  private static final Pattern TEXTS =
      Pattern.compile("[A-Za-z0-9_]+\\.json|README\\.md|LICENSE.*");

  /** A name without a folder or in one, that can lead nowhere else on any system. */
  private static final Pattern SAFE =
      Pattern.compile(
          "(?:[^./\\\\:*?\"<>|\\p{Cntrl}][^/\\\\:*?\"<>|\\p{Cntrl}]*/)?[^./\\\\:*?\"<>|\\p{Cntrl}][^/\\\\:*?\"<>|\\p{Cntrl}]*");

  private NeededFiles() {}

  /**
   * Chooses.
   *
   * @param id the model, for messages
   * @throws PixelException if it is no model of ours: without configuration or weights
   */
  static List<String> of(HubId id, List<String> files) {
    if (!files.contains(JsonObjectFile.CONFIG)) {
      throw new PixelException(id + " has no config.json, so it is no model that can be used");
    }
    WeightForm form =
        Stream.of(WeightForm.values())
            .filter(each -> files.contains(each.file()))
            .findFirst()
            .orElseThrow(
                () ->
                    new PixelException(
                        id + " has weights neither as safetensors nor as pytorch_model.bin"));
    List<String> needed = new ArrayList<>();
    for (String file : files) {
      if (SAFE.matcher(file).matches() && (isWeight(file, form) || isBeside(file))) {
        needed.add(file);
      }
    }
    return needed;
  }

  private static boolean isWeight(String file, WeightForm form) {
    boolean sharded = form == WeightForm.SHARDED_SAFETENSORS || form == WeightForm.SHARDED_PYTORCH;
    return file.equals(form.file())
        || (sharded
            && file.contains("-of-")
            && WeightForm.isPart(file)
            && file.endsWith(ending(form.file())));
  }

  /** {@code .safetensors} or {@code .bin}. */
  private static String ending(String file) {
    return file.contains(".safetensors") ? ".safetensors" : ".bin";
  }

  private static boolean isBeside(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    boolean font = name.endsWith(".ttf") || name.endsWith(".otf");
    return font || (TEXTS.matcher(file).matches() && !WeightForm.isPart(file));
  }
}
