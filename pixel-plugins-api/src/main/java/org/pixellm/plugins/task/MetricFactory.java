// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.task;

import org.pixellm.plugins.PluginFactory;

/**
 * Makes metrics.
 *
 * @param <C> the metric's configuration
 */
public interface MetricFactory<C extends Record> extends PluginFactory<C> {

  /** A metric with the given settings. */
  Metric<?, ?> create(C configuration);
}
