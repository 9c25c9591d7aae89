// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import java.util.List;

/**
 * Where a tensor lies in a file of weights and what it is.
 *
 * @param type type of its elements
 * @param shape its dimensions, each at least 0; empty for a single number
 * @param begin first byte, counted from where the file's tensors begin
 * @param end the byte after its last
 */
public record TensorInfo(TensorType type, List<Long> shape, long begin, long end) {
  /** Copies the shape. */
  public TensorInfo {
    shape = List.copyOf(shape);
  }

  /** Bytes of all elements. */
  public long byteSize() {
    return end - begin;
  }

  /** How many elements. */
  public long elements() {
    return byteSize() / type.bytes();
  }
}
