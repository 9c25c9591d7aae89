// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

/**
 * A code point that no font could draw.
 *
 * @param codePoint the code point
 * @param count how often it occurred
 */
public record MissingGlyph(int codePoint, long count) {}
