// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The element types of a safetensors file whose elements take whole bytes. A constant's name is the
 * type's name in the file.
 */
public enum TensorType {
  /** One byte, 0 or 1. */
  BOOL(1, false),
  /** Unsigned 8-bit integer. */
  U8(1, false),
  /** Signed 8-bit integer. */
  I8(1, false),
  /** 8-bit float with 5 bits of exponent. */
  F8_E5M2(1, false),
  /** 8-bit float with 4 bits of exponent. */
  F8_E4M3(1, false),
  /** 8-bit power of two. */
  F8_E8M0(1, false),
  /** Signed 16-bit integer. */
  I16(2, false),
  /** Unsigned 16-bit integer. */
  U16(2, false),
  /** IEEE half precision. */
  F16(2, true),
  /** The upper half of a float32. */
  BF16(2, true),
  /** Signed 32-bit integer. */
  I32(4, false),
  /** Unsigned 32-bit integer. */
  U32(4, false),
  /** IEEE single precision. */
  F32(4, true),
  /** IEEE double precision. */
  F64(8, true),
  /** Signed 64-bit integer. */
  I64(8, false),
  /** Unsigned 64-bit integer. */
  U64(8, false),
  /** Two float32: real and imaginary part. */
  C64(8, false);

  private final int bytes;
  private final boolean readableAsFloat;

  TensorType(int bytes, boolean readableAsFloat) {
    this.bytes = bytes;
    this.readableAsFloat = readableAsFloat;
  }

  /** Bytes of one element. */
  public int bytes() {
    return bytes;
  }

  /** Whether elements can be read as float32: F16, BF16, F32 and F64. */
  public boolean readableAsFloat() {
    return readableAsFloat;
  }

  /** The type of that name in a file; empty where there is none. */
  static Optional<TensorType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  /** All names, for messages. */
  static String names() {
    return Arrays.stream(values()).map(TensorType::name).collect(Collectors.joining(", "));
  }

  /**
   * The type that holds the engine's elements unchanged.
   *
   * @throws IllegalArgumentException if the format has none
   */
  public static TensorType of(DataType type) {
    return switch (type) {
      case FLOAT32 -> F32;
      case FLOAT64 -> F64;
      case FLOAT16 -> F16;
      case BFLOAT16 -> BF16;
      case INT64 -> I64;
      case INT32 -> I32;
      case INT8 -> I8;
      case UINT8 -> U8;
      case BOOLEAN -> BOOL;
      default ->
          throw new IllegalArgumentException(
              "safetensors files cannot hold " + type.name().toLowerCase(Locale.ROOT));
    };
  }
}
