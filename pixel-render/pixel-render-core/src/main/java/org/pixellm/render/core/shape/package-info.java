// SPDX-License-Identifier: Apache-2.0
/**
 * From text to clusters with ink: writing directions, grapheme clusters and the cache of shaped
 * words, over a {@link org.pixellm.render.core.shape.GlyphBackend} that knows fonts.
 */
package org.pixellm.render.core.shape;
