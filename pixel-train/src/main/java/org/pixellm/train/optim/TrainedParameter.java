// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;

/**
 * A parameter that is trained, and its name in checkpoints.
 *
 * @param name for example {@code vit.encoder.layer.0.output.dense.weight}
 * @param parameter with a value
 */
record TrainedParameter(String name, Parameter parameter) {

  NDArray array() {
    return parameter.getArray();
  }

  /** Whether weight decay applies to it. */
  boolean decays() {
    return DecayGroups.decays(name, parameter);
  }
}
