// SPDX-License-Identifier: Apache-2.0
/** Attacks on pictures whose randomness is counted. */
package org.pixellm.train.attack.picture;
