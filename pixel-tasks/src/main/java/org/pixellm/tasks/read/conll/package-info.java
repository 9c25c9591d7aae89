// SPDX-License-Identifier: Apache-2.0
/** Sentences with a word a line: CoNLL-U for tags and trees, columns with IOB tags for names. */
package org.pixellm.tasks.read.conll;
