// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.torch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Pickles, instruction by instruction, sound or not, without the writer under test. */
final class RawPickle {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** One of protocol 2. */
  RawPickle() {
    raw(0x80, 2);
  }

  RawPickle raw(int... bytes) {
    for (int b : bytes) {
      out.write(b);
    }
    return this;
  }

  /** Instructions that are letters. */
  RawPickle ops(String letters) {
    out.writeBytes(letters.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  RawPickle text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ops("X").int32(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  RawPickle name(String module, String attribute) {
    return ops("c" + module + "\n" + attribute + "\n");
  }

  RawPickle number(int number) {
    return ops("J").int32(number);
  }

  RawPickle int32(int number) {
    out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array());
    return this;
  }

  RawPickle int64(long number) {
    raw(0x8a, 8);
    out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array());
    return this;
  }

  RawPickle numbers(long... numbers) {
    ops("(");
    for (long number : numbers) {
      int64(number);
    }
    return ops("t");
  }

  RawPickle storage(String type, String key, long elements) {
    ops("(").text("storage").name("torch", type).text(key).text("cpu");
    return int64(elements).ops("tQ");
  }

  /** A tensor of FloatStorage 0, from function to REDUCE. */
  RawPickle tensor(long elements, long offset, long[] shape, long[] strides) {
    name("torch._utils", "_rebuild_tensor_v2").ops("(").storage("FloatStorage", "0", elements);
    int64(offset).numbers(shape).numbers(strides).raw(0x89);
    return name("collections", "OrderedDict").ops(")RtR");
  }

  byte[] end() {
    ops(".");
    return out.toByteArray();
  }

  /** Without STOP. */
  byte[] bytes() {
    return out.toByteArray();
  }

  /** A dict with one entry, {@code a}, for which the given makes the value. */
  static byte[] dictOf(RawPickle value) {
    RawPickle pickle = new RawPickle().ops("}").text("a");
    byte[] inner = value.bytes();
    pickle.out.write(inner, 2, inner.length - 2); // without its protocol
    return pickle.ops("s").end();
  }
}
