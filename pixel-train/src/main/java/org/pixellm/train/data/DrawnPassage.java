// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import org.pixellm.plugins.render.RenderedText;

/**
 * A piece of running text and its picture.
 *
 * @param text all that is drawn, and nothing else
 * @param picture the text as patches
 */
record DrawnPassage(String text, RenderedText picture) {}
