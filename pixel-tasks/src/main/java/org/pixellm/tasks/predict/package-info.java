// SPDX-License-Identifier: Apache-2.0
/** Predictions of fine-tuned models for texts and files. */
package org.pixellm.tasks.predict;
