// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.task;

import org.pixellm.plugins.PluginFactory;

/**
 * Makes attacks.
 *
 * @param <C> the attack's configuration
 */
public interface TextAttackFactory<C extends Record> extends PluginFactory<C> {

  /** An attack with the given settings. */
  TextAttack create(C configuration);
}
