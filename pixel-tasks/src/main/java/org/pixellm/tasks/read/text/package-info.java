// SPDX-License-Identifier: Apache-2.0
/**
 * Texts, and pairs of texts, with a label or a score: GLUE, SNLI, XNLI, SIB-200, and tables with
 * columns of the user's choice.
 */
package org.pixellm.tasks.read.text;
