// SPDX-License-Identifier: Apache-2.0
/** Attacks on letters and the gaps between them: marks, intruders, other alphabets. */
package org.pixellm.attack.letter;
