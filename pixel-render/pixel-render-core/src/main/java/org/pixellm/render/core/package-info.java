// SPDX-License-Identifier: Apache-2.0
/**
 * What all back ends share: {@link org.pixellm.render.core.StripRenderer} makes a renderer out of
 * any back end ({@link org.pixellm.render.core.shape.GlyphBackend}) and any layout mode.
 */
package org.pixellm.render.core;
