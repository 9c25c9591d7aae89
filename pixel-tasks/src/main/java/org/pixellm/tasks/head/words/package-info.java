// SPDX-License-Identifier: Apache-2.0
/** A label for each word of a sentence: parts of speech, names. */
package org.pixellm.tasks.head.words;
