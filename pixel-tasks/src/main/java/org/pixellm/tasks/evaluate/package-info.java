// SPDX-License-Identifier: Apache-2.0
/** How good a fine-tuned model is on labelled data, and where it is wrong. */
package org.pixellm.tasks.evaluate;
