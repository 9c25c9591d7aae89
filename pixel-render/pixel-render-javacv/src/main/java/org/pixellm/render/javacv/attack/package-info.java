// SPDX-License-Identifier: Apache-2.0
/**
 * Attacks on drawn text: what bad optics, copies, compression and paper that lies askew make of it.
 */
package org.pixellm.render.javacv.attack;
