// SPDX-License-Identifier: Apache-2.0
/**
 * Attacks on texts and examples, in training and measuring: whose randomness is whose, and how
 * several attacks go together.
 */
package org.pixellm.train.attack;
