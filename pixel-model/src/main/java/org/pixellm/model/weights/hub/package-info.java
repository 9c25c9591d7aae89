// SPDX-License-Identifier: Apache-2.0
/**
 * The weights of a model directory in any form that Hugging Face's hub keeps them: safetensors or
 * PyTorch's, in one file or in several with an index.
 */
package org.pixellm.model.weights.hub;
