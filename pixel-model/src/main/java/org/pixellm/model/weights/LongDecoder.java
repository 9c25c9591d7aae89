// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import java.nio.ByteBuffer;

/** Turns little-endian integers into 64-bit ones. */
final class LongDecoder {
  private LongDecoder() {}

  /** Whether every value of a type is a 64-bit integer. */
  static boolean reads(TensorType type) {
    return switch (type) {
      case BOOL, U8, I8, I16, U16, I32, U32, I64 -> true;
      default -> false;
    };
  }

  /**
   * Decodes all remaining bytes.
   *
   * @param bytes whole elements, little-endian
   * @param from index of the first value to set
   * @return the index after the last value set
   */
  static int decode(TensorType type, ByteBuffer bytes, long[] target, int from) {
    int i = from;
    while (bytes.hasRemaining()) {
      target[i++] = next(type, bytes);
    }
    return i;
  }

  private static long next(TensorType type, ByteBuffer bytes) {
    return switch (type) {
      case BOOL -> bytes.get() == 0 ? 0 : 1;
      case U8 -> Byte.toUnsignedLong(bytes.get());
      case I8 -> bytes.get();
      case I16 -> bytes.getShort();
      case U16 -> Short.toUnsignedLong(bytes.getShort());
      case I32 -> bytes.getInt();
      case U32 -> Integer.toUnsignedLong(bytes.getInt());
      case I64 -> bytes.getLong();
      default -> throw new IllegalArgumentException(type + " is no integer type");
    };
  }
}
