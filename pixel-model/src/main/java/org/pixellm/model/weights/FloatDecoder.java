// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** Turns little-endian F16, BF16, F32 and F64 into float32. */
final class FloatDecoder {
  private FloatDecoder() {}

  /**
   * Decodes all remaining bytes.
   *
   * @param bytes whole elements, little-endian
   */
  static void decode(TensorType type, ByteBuffer bytes, FloatBuffer target) {
    switch (type) {
      case F32 -> target.put(bytes.asFloatBuffer());
      case F64 -> {
        while (bytes.hasRemaining()) {
          target.put((float) bytes.getDouble());
        }
      }
      case BF16 -> {
        while (bytes.hasRemaining()) {
          target.put(Float.intBitsToFloat(bytes.getShort() << 16));
        }
      }
      case F16 -> {
        while (bytes.hasRemaining()) {
          target.put(half(bytes.getShort()));
        }
      }
      default -> throw new IllegalArgumentException(type + " is no floating point type");
    }
  }

  /** Half to single precision; JDK 17 has no method for it. */
  static float half(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0) {
      // Subnormal: fraction * 2^-24, exact in single precision.
      float magnitude = fraction * 0x1p-24f;
      return sign == 0 ? magnitude : -magnitude;
    }
    int wide = exponent == 0x1f ? 0xff : exponent - 15 + 127;
    return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
  }
}
