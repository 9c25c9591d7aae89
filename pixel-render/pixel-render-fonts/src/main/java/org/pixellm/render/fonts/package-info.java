// SPDX-License-Identifier: Apache-2.0
/** The fonts that come with pixel, so that text looks the same on every machine. */
package org.pixellm.render.fonts;
