// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.util.List;
import org.pixellm.plugins.data.Example;
import org.pixellm.train.data.DataFingerprint;

/**
 * The examples of a run.
 *
 * @param train to train on, at least one
 * @param validation to choose the best model by, at least one
 * @param test to measure that on, once; may be empty
 * @param fingerprint of all files
 */
record TaskSplits(
    List<Example> train,
    List<Example> validation,
    List<Example> test,
    DataFingerprint fingerprint) {
  TaskSplits {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }
}
