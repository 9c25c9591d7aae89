// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.util.List;
import org.pixellm.plugins.data.Example;
import org.pixellm.train.data.DataFingerprint;
import org.pixellm.train.data.DataManifest;

/**
 * The examples of a run.
 *
 * @param train to train on, at least one
 * @param validation to choose the best model by, at least one
 * @param test to measure that on, once; may be empty
 * @param fingerprint of all files, as they look
 * @param manifest all bytes of these
 */
record TaskSplits(
    List<Example> train,
    List<Example> validation,
    List<Example> test,
    DataFingerprint fingerprint,
    DataManifest manifest) {
  TaskSplits {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }

  /** The same of a bundled sample. */
  TaskSplits asBundled(String sample) {
    return new TaskSplits(train, validation, test, fingerprint, manifest.asBundled(sample));
  }
}
