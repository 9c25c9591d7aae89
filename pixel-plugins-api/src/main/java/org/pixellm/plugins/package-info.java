// SPDX-License-Identifier: Apache-2.0
/**
 * What every plug-in shares: a named {@linkplain org.pixellm.plugins.PluginFactory factory} with a
 * typed configuration, the {@linkplain org.pixellm.plugins.PluginKind kinds} there are, and the one
 * {@linkplain org.pixellm.plugins.PixelException exception} for errors that a user can mend.
 */
package org.pixellm.plugins;
