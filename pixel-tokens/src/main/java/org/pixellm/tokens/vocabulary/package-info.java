// SPDX-License-Identifier: Apache-2.0
/**
 * What text is cut into for a token model: byte pairs, characters, bytes; and how pairs are learnt.
 */
package org.pixellm.tokens.vocabulary;
