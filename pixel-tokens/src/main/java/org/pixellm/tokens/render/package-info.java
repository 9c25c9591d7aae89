// SPDX-License-Identifier: Apache-2.0
/**
 * Tokenizers in a renderer's place: their patches are one pixel, whose colour is a token's number.
 */
package org.pixellm.tokens.render;
