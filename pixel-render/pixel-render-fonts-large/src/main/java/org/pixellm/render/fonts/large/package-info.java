// SPDX-License-Identifier: Apache-2.0
/** The bundled fonts that weigh most: ideographs, kana and Hangul, Tangut, SignWriting. */
package org.pixellm.render.fonts.large;
