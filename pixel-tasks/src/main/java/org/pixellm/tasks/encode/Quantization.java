// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

/** In what numbers the products with weights are computed. */
public enum Quantization {
  /** In float32, as when training. */
  NONE,
  /** In int8: faster on most processors, and near the same. */
  INT8
}
