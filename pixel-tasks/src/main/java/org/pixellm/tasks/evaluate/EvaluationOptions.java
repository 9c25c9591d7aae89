// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.evaluate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.device.DeviceChoice;

/**
 * What to evaluate, and how.
 *
 * @param files labelled data, at least one file
 * @param reader reads them; empty for the model's own
 * @param metric scores; empty for the model's own
 * @param truncate whether what does not fit a window is dropped, as the original does, see {@link
 *     org.pixellm.tasks.window.LongInputs#TRUNCATE}; if not, long inputs are read in windows
 * @param output folder that the report goes to
 * @param mistakes how many of the worst mistakes are drawn
 * @param threads threads of the engine; 0 for its own choice
 * @param device where the model computes
 */
public record EvaluationOptions(
    List<String> files,
    Optional<PluginChoice> reader,
    Optional<PluginChoice> metric,
    boolean truncate,
    Path output,
    int mistakes,
    int threads,
    DeviceChoice device) {
  /** Copies the list. */
  public EvaluationOptions {
    files = List.copyOf(files);
  }

  /** The same on a GPU if one can be used, else on the CPU. */
  public EvaluationOptions(
      List<String> files,
      Optional<PluginChoice> reader,
      Optional<PluginChoice> metric,
      boolean truncate,
      Path output,
      int mistakes,
      int threads) {
    this(files, reader, metric, truncate, output, mistakes, threads, DeviceChoice.AUTO);
  }
}
