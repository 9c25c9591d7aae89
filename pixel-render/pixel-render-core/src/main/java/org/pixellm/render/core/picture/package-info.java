// SPDX-License-Identifier: Apache-2.0
/** Patches as pictures that people can look at. */
package org.pixellm.render.core.picture;
