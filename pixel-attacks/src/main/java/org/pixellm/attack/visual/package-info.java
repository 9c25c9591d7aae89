// SPDX-License-Identifier: Apache-2.0
/** Attacks that put letters in the place of others that look alike. */
package org.pixellm.attack.visual;
