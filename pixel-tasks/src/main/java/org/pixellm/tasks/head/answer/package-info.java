// SPDX-License-Identifier: Apache-2.0
/** Extractive question answering: the part of a context that answers a question, or none. */
package org.pixellm.tasks.head.answer;
