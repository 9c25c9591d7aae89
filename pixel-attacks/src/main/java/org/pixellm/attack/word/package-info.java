// SPDX-License-Identifier: Apache-2.0
/** Attacks on words as wholes: shuffled, shortened, misspelt, joined and torn apart. */
package org.pixellm.attack.word;
