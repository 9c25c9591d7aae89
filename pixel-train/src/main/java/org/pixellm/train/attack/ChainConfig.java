// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.attack;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.pixellm.plugins.Help;
import org.pixellm.plugins.PluginKind;
import org.pixellm.train.config.NestedChoices;
import org.pixellm.train.config.PluginChoice;

/**
 * Which attacks, and how they go together.
 *
 * @param attacks the attacks
 * @param take whether each text is attacked by all of them or by one
 */
public record ChainConfig(
    @Help("the attacks, in order: [full-swap, {name: keyboard-typo, layout: de}]")
        List<PluginChoice> attacks,
    @Help("all: one attack after another; one: a text, or word that is attacked alone, gets one")
        Take take)
    implements NestedChoices<ChainConfig> {

  /** How attacks go together. */
  public enum Take {
    /** One after another, each on what the one before left. */
    ALL,
    /** One of them, drawn for each text. */
    ONE
  }

  /** Copies the list and checks that something is in it. */
  public ChainConfig {
    attacks = List.copyOf(attacks);
    Objects.requireNonNull(take, "take");
    if (attacks.isEmpty()) {
      throw new IllegalArgumentException("attacks must name at least one attack");
    }
  }

  /** Look-alikes for letters in disorder. */
  public static ChainConfig defaults() {
    return new ChainConfig(
        List.of(PluginChoice.named("full-swap"), PluginChoice.named("confusable")), Take.ALL);
  }

  @Override
  public ChainConfig resolved(BiFunction<PluginKind, PluginChoice, PluginChoice> resolve) {
    return new ChainConfig(
        attacks.stream().map(attack -> resolve.apply(PluginKind.ATTACK, attack)).toList(), take);
  }
}
