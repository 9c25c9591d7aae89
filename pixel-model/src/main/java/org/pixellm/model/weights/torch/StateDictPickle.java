// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.torch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.pixellm.model.weights.Quoted;
import org.pixellm.model.weights.TensorSource;
import org.pixellm.plugins.PixelException;

/** The pickle of a state dict, whose n-th tensor lies in the storage called n. */
final class StateDictPickle {
  private static final int PROTOCOL = 2;
  private static final int MOST_UINT16 = 0xFFFF;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private StateDictPickle() {}

  /**
   * Writes it.
   *
   * @throws PixelException if PyTorch has no storage for a tensor's type
   */
  static byte[] of(List<TensorSource> tensors) {
    StateDictPickle pickle = new StateDictPickle();
    pickle.code(PickleCode.PROTO);
    pickle.out.write(PROTOCOL);
    pickle.orderedDict();
    pickle.code(PickleCode.MARK);
    for (int i = 0; i < tensors.size(); i++) {
      pickle.text(tensors.get(i).name());
      pickle.tensor(tensors.get(i), i);
    }
    pickle.code(PickleCode.SETITEMS);
    pickle.code(PickleCode.STOP);
    return pickle.out.toByteArray();
  }

  private void tensor(TensorSource tensor, int key) {
    PickleName storage =
        PickleName.storageOf(tensor.type())
            .orElseThrow(
                () ->
                    new PixelException(
                        "tensor %s is %s, which pytorch_model.bin cannot hold; export it as safetensors"
                            .formatted(Quoted.of(tensor.name()), tensor.type())));
    name(PickleName.REBUILD_TENSOR);
    code(PickleCode.MARK);
    code(PickleCode.MARK);
    text("storage");
    name(storage);
    text(Integer.toString(key));
    text("cpu");
    number(tensor.byteSize() / tensor.type().bytes());
    code(PickleCode.TUPLE);
    code(PickleCode.BINPERSID);
    number(0); // the storage's first element
    numbers(tensor.shape());
    numbers(strides(tensor.shape()));
    code(PickleCode.NEWFALSE); // asks for no gradient
    orderedDict(); // no hooks
    code(PickleCode.TUPLE);
    code(PickleCode.REDUCE);
  }

  /** Row after row. */
  private static List<Long> strides(List<Long> shape) {
    List<Long> strides = new ArrayList<>();
    long stride = 1;
    for (int i = shape.size() - 1; i >= 0; i--) {
      strides.add(stride);
      stride *= Math.max(1, shape.get(i));
    }
    Collections.reverse(strides);
    return strides;
  }

  private void orderedDict() {
    name(PickleName.ORDERED_DICT);
    code(PickleCode.EMPTY_TUPLE);
    code(PickleCode.REDUCE);
  }

  private void name(PickleName name) {
    code(PickleCode.GLOBAL);
    out.writeBytes(
        (name.module() + "\n" + name.attribute() + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    code(PickleCode.BINUNICODE);
    little(Integer.BYTES, bytes.length);
    out.writeBytes(bytes);
  }

  private void numbers(List<Long> numbers) {
    code(PickleCode.MARK);
    numbers.forEach(this::number);
    code(PickleCode.TUPLE);
  }

  private void number(long number) {
    if (number <= 0xFF) {
      code(PickleCode.BININT1);
      little(Byte.BYTES, number);
    } else if (number <= MOST_UINT16) {
      code(PickleCode.BININT2);
      little(Short.BYTES, number);
    } else if (number <= Integer.MAX_VALUE) {
      code(PickleCode.BININT);
      little(Integer.BYTES, number);
    } else {
      code(PickleCode.LONG1);
      out.write(Long.BYTES);
      little(Long.BYTES, number);
    }
  }

  private void little(int bytes, long number) {
    byte[] all =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array();
    out.write(all, 0, bytes);
  }

  private void code(int code) {
    out.write(code);
  }
}
