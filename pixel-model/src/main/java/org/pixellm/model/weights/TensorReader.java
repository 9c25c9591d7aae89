// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.pixellm.plugins.PixelException;

/**
 * Reads tensors of a file into the engine. Reuses one buffer for all of them, so it is used by one
 * thread at a time.
 */
public final class TensorReader {
  private final TensorFile file;
  private ByteBuffer scratch = ByteBuffer.allocateDirect(0);

  /** Reads from an open file, which stays the caller's to close. */
  public TensorReader(TensorFile file) {
    this.file = file;
  }

  /**
   * A tensor as an array: float32 for floating point types, int64 for integers and booleans.
   *
   * @param manager owns the array; the values lie on its device
   * @throws PixelException if there is no such tensor, it is of another type, it takes more than 2
   *     GB, or the file cannot be read
   */
  public NDArray read(String name, NDManager manager) {
    TensorInfo info = file.info(name);
    Shape shape = new Shape(info.shape().stream().mapToLong(Long::longValue).toArray());
    if (info.type().readableAsFloat()) {
      ByteBuffer bytes = room(name, info.elements() * Float.BYTES);
      file.floats(name, bytes.asFloatBuffer());
      return copy(bytes, shape, DataType.FLOAT32, manager);
    }
    ByteBuffer bytes = room(name, info.elements() * Long.BYTES);
    bytes.asLongBuffer().put(file.longs(name));
    return copy(bytes, shape, DataType.INT64, manager);
  }

  private ByteBuffer room(String name, long bytes) {
    if (bytes > Integer.MAX_VALUE) {
      throw new PixelException(
          "%s: tensor %s takes %d bytes in memory, and one tensor may take at most %d"
              .formatted(file.path(), Quoted.of(name), bytes, Integer.MAX_VALUE));
    }
    if (scratch.capacity() < bytes) {
      scratch = ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.nativeOrder());
    }
    return scratch.clear().limit((int) bytes).slice().order(ByteOrder.nativeOrder());
  }

  /** DJL's array on a direct buffer is only a view of it, so the view is copied into the engine. */
  private static NDArray copy(ByteBuffer bytes, Shape shape, DataType type, NDManager manager) {
    if (shape.size() == 0) {
      return manager.create(shape, type);
    }
    try (NDArray view = manager.create(bytes, shape, type)) {
      return view.duplicate();
    }
  }
}
