// SPDX-License-Identifier: Apache-2.0
/**
 * Text to patches: what a renderer takes ({@link org.pixellm.plugins.render.TextInput}), what it
 * returns ({@link org.pixellm.plugins.render.RenderedText} with its {@link
 * org.pixellm.plugins.render.Alignment}), and the seam between layout and the back end that draws.
 */
package org.pixellm.plugins.render;
