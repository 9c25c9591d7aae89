// SPDX-License-Identifier: Apache-2.0
/**
 * The HarfBuzz back end: HarfBuzz shapes, FreeType hints and rasterises, both through LWJGL. Its
 * pixels are those of the original renderer, and the same on every JDK.
 *
 * <p>What is native stays behind {@link org.pixellm.render.harfbuzz.ShapingFont}, {@link
 * org.pixellm.render.harfbuzz.GlyphRun} and {@link org.pixellm.render.harfbuzz.GlyphLoader}; what
 * they make (glyph images, shapes) is plain Java and immutable.
 */
package org.pixellm.render.harfbuzz;
