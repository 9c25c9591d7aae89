// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import java.util.Locale;

/** Java names as users write them: {@code batchSize} as {@code batch_size}. */
final class SnakeCase {
  private SnakeCase() {}

  /** A component's key; {@code useMLPHead} gives {@code use_mlp_head}. */
  static String key(String camel) {
    return camel
        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }
}
