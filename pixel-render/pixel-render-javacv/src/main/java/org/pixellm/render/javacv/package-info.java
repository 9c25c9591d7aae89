// SPDX-License-Identifier: Apache-2.0
/**
 * What needs JavaCV: drawing with FFmpeg, reading screenshots, writing films, attacking pictures.
 */
package org.pixellm.render.javacv;
