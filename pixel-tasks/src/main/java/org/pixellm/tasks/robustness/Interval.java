// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

/**
 * A confidence interval of 95 %.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {}
