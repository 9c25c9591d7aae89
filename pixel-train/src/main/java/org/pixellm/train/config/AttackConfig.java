// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.pixellm.plugins.Help;

/**
 * Training on disturbed text.
 *
 * @param by what disturbs text, or {@link #NOTHING}
 * @param share part of the examples that are disturbed, 0 to 1
 * @param severities percent of the places that can be disturbed which are; of several, each
 *     disturbed example gets one, all equally likely
 */
public record AttackConfig(
    @Help("the attack on what is trained on, such as confusable; none: it stays clean")
        PluginChoice by,
    @Help("part of the examples that are attacked, in each epoch others, 0 to 1") double share,
    @Help("how much, 0 to 100 percent; of several, an example gets one") List<Double> severities) {

  /** In place of an attack's name: text stays clean. */
  public static final String NOTHING = "none";

  private static final double PERCENT = 100;

  /** Copies the list and checks the numbers. */
  public AttackConfig {
    Objects.requireNonNull(by, "by");
    severities = List.copyOf(severities);
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be 0 to 1, not " + share);
    }
    if (severities.isEmpty()) {
      throw new IllegalArgumentException("severities must have at least one number");
    }
    for (double severity : severities) {
      if (!(severity >= 0 && severity <= PERCENT)) {
        throw new IllegalArgumentException("severities must be 0 to 100 percent, not " + severity);
      }
    }
  }

  /** Clean text; who names an attack has half of the examples attacked, half of their places. */
  public static AttackConfig defaults() {
    return new AttackConfig(PluginChoice.named(NOTHING), 0.5, List.of(50.0));
  }

  /** Whether text stays clean because no attack is named. */
  public boolean isOfNothing() {
    return by.equals(PluginChoice.named(NOTHING));
  }

  /**
   * The same with other settings of the attack, if there is one.
   *
   * @param written writes the settings of a choice out
   */
  public AttackConfig resolved(UnaryOperator<PluginChoice> written) {
    return isOfNothing() ? this : new AttackConfig(written.apply(by), share, severities);
  }
}
