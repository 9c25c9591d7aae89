// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.nio.file.Path;

/**
 * What is made of the measurements.
 *
 * @param output folder of the report
 * @param resume whether what an earlier measurement left there is used
 * @param resamples how often examples are drawn again for the confidence intervals; 0 for none
 * @param shown examples of each attack in the report, of each kind
 */
public record ReportOptions(Path output, boolean resume, int resamples, int shown) {}
