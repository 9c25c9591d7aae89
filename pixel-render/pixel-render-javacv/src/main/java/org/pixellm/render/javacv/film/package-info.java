// SPDX-License-Identifier: Apache-2.0
/** Films out of pictures, by FFmpeg. */
package org.pixellm.render.javacv.film;
