// SPDX-License-Identifier: Apache-2.0
/** A back end that draws with FFmpeg's filter drawtext. */
package org.pixellm.render.javacv.drawtext;
