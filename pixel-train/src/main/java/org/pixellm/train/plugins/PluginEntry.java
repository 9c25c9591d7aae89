// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import org.pixellm.plugins.PluginFactory;
import org.pixellm.plugins.PluginKind;

/**
 * A plug-in that can be asked for.
 *
 * @param kind what it is
 * @param name how users ask for it
 * @param factory makes it
 * @param origin the jar it is in, such as {@code pixel-render-awt 0.1.0-SNAPSHOT}
 */
public record PluginEntry(PluginKind kind, String name, PluginFactory<?> factory, String origin) {}
