// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.optim;

import ai.djl.nn.Parameter;
import java.util.Locale;
import java.util.Set;

/**
 * Which parameters weight decay applies to: all that are trained but biases and LayerNorm's, by the
 * original's rule (no LayerNorm parameter and no name with "bias").
 */
final class DecayGroups {
  private static final Set<Parameter.Type> NORMS =
      Set.of(Parameter.Type.GAMMA, Parameter.Type.BETA);

  private DecayGroups() {}

  static boolean decays(String name, Parameter parameter) {
    return !NORMS.contains(parameter.getType()) && !name.toLowerCase(Locale.ROOT).contains("bias");
  }
}
