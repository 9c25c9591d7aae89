// SPDX-License-Identifier: Apache-2.0
/**
 * The layers of a transformer, over DJL parameters, under the names that Hugging Face checkpoints
 * give them. All states are {@code [batch, tokens, hidden]} float32.
 */
package org.pixellm.model.nn;
