// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.util.Optional;

/**
 * One model under one condition.
 *
 * @param condition the attack, or a group of attacks, or other data
 * @param model name of the model
 * @param score the task's main score
 * @param lost how much less than of clean text; 0 for clean text, empty of other data, which have
 *     nothing to be compared with
 * @param behind how much less than the first model's score; 0 for the first, empty where that was
 *     not measured
 */
public record RobustnessRow(
    Condition condition,
    String model,
    Estimate score,
    Optional<Estimate> lost,
    Optional<Estimate> behind) {}
