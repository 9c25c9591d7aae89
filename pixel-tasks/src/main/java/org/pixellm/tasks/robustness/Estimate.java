// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

/**
 * A number with its confidence interval.
 *
 * @param value the number
 * @param range where it lies
 */
public record Estimate(double value, Interval range) {}
