// SPDX-License-Identifier: Apache-2.0
/** Pictures of typed text as patches: cleaned, cut into lines, and set as a renderer sets text. */
package org.pixellm.render.javacv.screenshot;
