// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.pixellm.plugins.PixelException;

/**
 * Named tensors in a file, or in several that belong together, open for reading. What is in {@link
 * #tensors()} was checked when it was opened: it lies whole inside its file.
 *
 * <p>Files may be larger than memory and larger than 2 GB; one tensor is read at a time and may
 * have at most 2^31 - 9 elements. Safe to share between threads. Nobody may shorten a file while it
 * is open.
 */
public interface TensorFile extends AutoCloseable {

  /** The file, for messages; of several, the one that names the others. */
  Path path();

  /** All tensors by name, in the file's order. */
  Map<String, TensorInfo> tensors();

  /** Names of all tensors, in the file's order. */
  default Set<String> names() {
    return tensors().keySet();
  }

  /**
   * What a tensor is.
   *
   * @throws PixelException if there is no tensor of that name
   */
  default TensorInfo info(String name) {
    TensorInfo info = tensors().get(name);
    if (info == null) {
      throw new PixelException("%s has no tensor %s".formatted(path(), Quoted.of(name)));
    }
    return info;
  }

  /**
   * A tensor's bytes without a copy: the file itself, mapped into memory, read-only and
   * little-endian. The mapping lives as long as the buffer, past {@link #close()}; while it lives,
   * Windows does not let the file be replaced.
   *
   * @throws PixelException if there is no such tensor, it is larger than 2 GB, or the file cannot
   *     be mapped
   */
  ByteBuffer map(String name);

  /**
   * A tensor's values as float32. F64 is rounded, F16 and BF16 are exact.
   *
   * @throws PixelException if there is no such tensor, it is not F16, BF16, F32 or F64, it has too
   *     many elements, or the file cannot be read
   */
  float[] floats(String name);

  /**
   * Puts a tensor's values as float32 into a buffer, from its position on.
   *
   * @param target with room for all elements
   * @throws PixelException as {@link #floats(String)}
   * @throws IllegalArgumentException if the target has too little room
   */
  void floats(String name, FloatBuffer target);

  /**
   * A tensor's values as 64-bit integers. BOOL gives 0 and 1.
   *
   * @throws PixelException if there is no such tensor, it is not BOOL or a signed or unsigned
   *     integer of up to 32 bits or I64, it has too many elements, or the file cannot be read
   */
  long[] longs(String name);

  /** Closes the file. Never fails: nothing was written, so nothing can be lost. */
  @Override
  void close();
}
