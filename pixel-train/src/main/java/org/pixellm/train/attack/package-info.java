// SPDX-License-Identifier: Apache-2.0
/** Attacks that have other attacks do the work, and who counts their randomness. */
package org.pixellm.train.attack;
