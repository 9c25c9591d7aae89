// SPDX-License-Identifier: Apache-2.0
/** Coloured emoji, for renderers that draw in colour. */
package org.pixellm.render.emoji;
