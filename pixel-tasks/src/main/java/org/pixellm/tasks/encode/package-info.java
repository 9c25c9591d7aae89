// SPDX-License-Identifier: Apache-2.0
/**
 * Texts to vectors with the encoder of a saved model: batched by length, in several threads and in
 * bounded memory.
 */
package org.pixellm.tasks.encode;
