// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.attack;

import java.util.function.Function;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;
import org.pixellm.train.config.PluginChoice;

/**
 * Makes attacks out of others. It is bound in a Guice module, not found with {@link
 * java.util.ServiceLoader}, because it asks for other plug-ins by name.
 */
public final class ChainAttackFactory implements TextAttackFactory<ChainConfig> {
  /** Its name. */
  public static final String NAME = "chain";

  private final Function<PluginChoice, TextAttack> attacks;

  /**
   * A factory.
   *
   * @param attacks makes the attacks that are chosen; first asked when one is needed, for this
   *     factory is itself among the plug-ins
   */
  public ChainAttackFactory(Function<PluginChoice, TextAttack> attacks) {
    this.attacks = attacks;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "several attacks, one after another, or one of them for each text";
  }

  @Override
  public ChainConfig defaults() {
    return ChainConfig.defaults();
  }

  @Override
  public TextAttack create(ChainConfig configuration) {
    return new ChainAttack(
        configuration.attacks().stream().map(attacks).toList(), configuration.take());
  }
}
