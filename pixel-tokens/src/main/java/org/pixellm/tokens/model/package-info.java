// SPDX-License-Identifier: Apache-2.0
/** A pixel model's encoder that reads tokens, and its pretraining: hidden tokens are guessed. */
package org.pixellm.tokens.model;
