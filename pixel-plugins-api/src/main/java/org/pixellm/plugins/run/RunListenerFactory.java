// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.run;

import org.pixellm.plugins.PluginFactory;

/**
 * Makes run listeners.
 *
 * @param <C> the listener's configuration
 */
public interface RunListenerFactory<C extends Record> extends PluginFactory<C> {

  /** A listener for one run. */
  RunListener create(C configuration);
}
