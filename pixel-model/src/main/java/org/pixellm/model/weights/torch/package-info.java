// SPDX-License-Identifier: Apache-2.0
/**
 * {@code pytorch_model.bin}: state dicts as PyTorch's {@code torch.save} writes them since 1.6, a
 * zip of stored entries with a pickle that says which tensor lies in which.
 *
 * <p>A pickle is a program. It is read here by a machine that has only the instructions and names a
 * state dict needs: nothing it names is looked up anywhere, nothing is called, and everything that
 * grows has a limit.
 */
package org.pixellm.model.weights.torch;
