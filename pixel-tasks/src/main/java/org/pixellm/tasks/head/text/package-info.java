// SPDX-License-Identifier: Apache-2.0
/** A class or a number for a text or a pair of texts. */
package org.pixellm.tasks.head.text;
