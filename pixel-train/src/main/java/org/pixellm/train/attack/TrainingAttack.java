// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.attack;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.train.config.AttackConfig;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.random.RandomSource;

/**
 * What a run does to the text it is trained on: attacks a part of it, or nothing. Without
 * randomness of its own. Safe to share between threads.
 */
public final class TrainingAttack {
  private final Optional<TextAttack> attack;
  private final AttackConfig config;

  private TrainingAttack(Optional<TextAttack> attack, AttackConfig config) {
    this.attack = attack;
    this.config = config;
  }

  /**
   * What a configuration says.
   *
   * @param attacks makes the attack that is chosen
   * @throws PixelException if there is no such attack, or its settings are wrong
   */
  public static TrainingAttack of(AttackConfig config, Function<PluginChoice, TextAttack> attacks) {
    return new TrainingAttack(
        config.isOfNothing() ? Optional.empty() : Optional.of(attacks.apply(config.by())), config);
  }

  /** Text stays clean. */
  public static TrainingAttack none() {
    return new TrainingAttack(Optional.empty(), AttackConfig.defaults());
  }

  /**
   * Checks that examples can be attacked.
   *
   * @throws PixelException if the texts of one cannot be changed, or the attack does not keep the
   *     words that have labels
   */
  public void requireFits(List<Example> examples) {
    attack.ifPresent(
        chosen -> {
          try {
            examples.forEach(example -> ExampleAttack.require(chosen, example));
          } catch (PixelException e) {
            throw new PixelException(
                "data.attack.by is %s: %s".formatted(config.by().name(), e.getMessage()), e);
          }
        });
  }

  /**
   * One pass over text, in which each example is attacked or not. Other passes attack others, and
   * otherwise.
   *
   * @param random the run's randomness
   * @param pass which pass: an epoch, or an epoch, a block of it and a shard of that
   */
  public AttackedPass pass(RandomSource random, long... pass) {
    return attack
        .map(
            chosen ->
                new AttackedPass(
                    chosen,
                    config.share(),
                    config.severities(),
                    new RandomSource(random.key("training-attack", pass))))
        .orElseGet(AttackedPass::clean);
  }
}
