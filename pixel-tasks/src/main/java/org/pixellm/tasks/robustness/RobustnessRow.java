// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.util.Optional;

/**
 * One model under one condition.
 *
 * @param condition the attack, or a group of attacks
 * @param model name of the model
 * @param score the task's main score, mean over seeds
 * @param range its confidence interval
 * @param lost how much less than of clean text
 * @param lostRange its confidence interval
 * @param behind how much less than the first model's score; 0 for the first, empty where that was
 *     not measured
 */
public record RobustnessRow(
    Condition condition,
    String model,
    double score,
    Interval range,
    double lost,
    Interval lostRange,
    Optional<Estimate> behind) {}
