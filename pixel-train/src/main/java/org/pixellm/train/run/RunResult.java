// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import java.nio.file.Path;
import java.util.Map;
import org.pixellm.train.data.DataCounts;

/**
 * How a run ended.
 *
 * @param steps steps done
 * @param finished whether these are all; if not, the run was stopped and can be resumed
 * @param output the run's folder
 * @param model the final model's folder; there only if finished
 * @param scores the last measurement; empty if nothing was held out
 * @param counts what became of the text this process read
 */
public record RunResult(
    long steps,
    boolean finished,
    Path output,
    Path model,
    Map<String, Double> scores,
    DataCounts counts) {}
