// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.exchange;

/** The forms in which a model's weights are written for other programs. */
public enum ExportForm {
  /** {@code model.safetensors}. */
  SAFETENSORS,
  /** {@code model.safetensors.index.json} and files of a size at most. */
  SHARDED,
  /** {@code pytorch_model.bin}, for programs of before safetensors, PIXEL's own among them. */
  PYTORCH
}
