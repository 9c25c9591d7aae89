// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A tensor to be written, whose bytes are asked for only when it is its turn.
 *
 * @param name its name in the file
 * @param type type of its elements
 * @param shape its dimensions, each at least 0; empty for a single number
 * @param bytes gives the elements, little-endian, from the buffer's position to its limit; asked
 *     once a writing
 */
public record TensorSource(
    String name, TensorType type, List<Long> shape, Supplier<ByteBuffer> bytes) {
  /** Copies the shape and checks it. */
  public TensorSource {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(bytes, "bytes");
    shape = List.copyOf(shape);
    if (name.equals(SafetensorsHeader.METADATA)) {
      throw new IllegalArgumentException("no tensor can be called " + name);
    }
    for (long dimension : shape) {
      if (dimension < 0) {
        throw new IllegalArgumentException("impossible shape " + shape + " of " + name);
      }
    }
  }

  /** Bytes of all elements. */
  public long byteSize() {
    long size = type.bytes();
    for (long dimension : shape) {
      size = Math.multiplyExact(size, dimension);
    }
    return size;
  }

  /**
   * The bytes, a copy of the buffer's position and limit.
   *
   * @throws IllegalArgumentException if there are more or fewer than type and shape take
   */
  public ByteBuffer checkedBytes() {
    ByteBuffer given = bytes.get();
    if (given.remaining() != byteSize()) {
      throw new IllegalArgumentException(
          "tensor %s of type %s and shape %s takes %d bytes, not %d"
              .formatted(name, type, shape, byteSize(), given.remaining()));
    }
    return given.duplicate();
  }
}
