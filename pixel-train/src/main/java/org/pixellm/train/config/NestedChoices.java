// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import java.util.function.BiFunction;
import org.pixellm.plugins.PluginKind;

/**
 * The configuration of a plug-in that is made of other plug-ins. It says which kind they are of, so
 * that their settings too are written out beside a model.
 *
 * @param <C> the configuration itself
 */
public interface NestedChoices<C extends Record & NestedChoices<C>> {
  /**
   * This configuration with all settings of the plug-ins inside written out.
   *
   * @param resolve a choice of a kind with all its settings
   */
  C resolved(BiFunction<PluginKind, PluginChoice, PluginChoice> resolve);
}
