// SPDX-License-Identifier: Apache-2.0
/**
 * Weights in and out: {@code model.safetensors} and {@code config.json} as other programs read and
 * write them.
 *
 * <p>Files are not trusted: sizes and offsets are checked before anything is allocated, and what is
 * wrong with a file is a {@link org.pixellm.plugins.PixelException} that names the file and the
 * tensor. Files are replaced as a whole or not at all.
 */
package org.pixellm.model.weights;
