// SPDX-License-Identifier: Apache-2.0
/**
 * The Java2D back end: no native parts to install. The JDK shapes and hands out outlines; fitting
 * them to the pixel grid and rasterising is done here, so that ink does not depend on the JDK.
 */
package org.pixellm.render.awt;
