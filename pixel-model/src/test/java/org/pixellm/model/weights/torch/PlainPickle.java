// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.torch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads pickles of state dicts as Python's documentation describes them, with no care for what is
 * wrong: tuples are lists, names and storages strings and lists. For comparison with the reader
 * under test; fails in any way on what it does not know.
 */
final class PlainPickle {
  private static final Object MARK = new Object();

  private final ByteBuffer in;
  private final List<Object> stack = new ArrayList<>();
  private final Map<Long, Object> memo = new HashMap<>();

  private PlainPickle(byte[] pickle) {
    in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** What a call of a function made. */
  record Called(String function, List<?> arguments) {}

  static Map<?, ?> read(byte[] pickle) {
    return (Map<?, ?>) new PlainPickle(pickle).run();
  }

  private Object run() {
    while (true) {
      char code = (char) (in.get() & 0xFF);
      switch (code) {
        case '.' -> {
          return pop();
        }
        case 0x80 -> in.get();
        case '(' -> stack.add(MARK);
        case 'N' -> stack.add(null);
        case 0x88, 0x89 -> stack.add(code == 0x88);
        case 'J' -> stack.add((long) in.getInt());
        case 'K' -> stack.add(in.get() & 0xFFL);
        case 'M' -> stack.add(in.getShort() & 0xFFFFL);
        case 0x8a -> {
          byte[] digits = new byte[in.get() & 0xFF];
          in.get(digits);
          stack.add(signed(digits));
        }
        case 'G' -> {
          in.getLong();
          stack.add(0.0);
        }
        case 'X' -> {
          byte[] text = new byte[in.getInt()];
          in.get(text);
          stack.add(new String(text, StandardCharsets.UTF_8));
        }
        case '}' -> stack.add(new LinkedHashMap<Object, Object>());
        case ')' -> stack.add(List.of());
        case 0x85, 0x86, 0x87 -> stack.add(last(code - 0x84));
        case 't' -> stack.add(toMark());
        case 's' -> fill(last(2));
        case 'u' -> fill(toMark());
        case 'q' -> memo.put(in.get() & 0xFFL, top());
        case 'r' -> memo.put(in.getInt() & 0xFFFFFFFFL, top());
        case 'h' -> stack.add(memo.get(in.get() & 0xFFL));
        case 'j' -> stack.add(memo.get(in.getInt() & 0xFFFFFFFFL));
        case 'c' -> stack.add(line() + "." + line());
        case 'Q' -> {
          // the identity stands for what it is of
        }
        case 'R' -> {
          List<?> arguments = (List<?>) pop();
          String function = (String) pop();
          stack.add(call(function, arguments));
        }
        case 'b' -> pop();
        default -> throw new AssertionError("instruction " + (int) code);
      }
    }
  }

  private static Object call(String function, List<?> arguments) {
    return switch (function) {
      case "collections.OrderedDict" -> new LinkedHashMap<Object, Object>();
      case "torch._utils._rebuild_parameter" -> arguments.get(0);
      case "torch._utils._rebuild_tensor_v2" -> new Called(function, arguments);
      default -> throw new AssertionError(function);
    };
  }

  private static long signed(byte[] little) {
    if (little.length == 0) {
      return 0;
    }
    byte[] big = new byte[little.length];
    for (int i = 0; i < little.length; i++) {
      big[little.length - 1 - i] = little[i];
    }
    return new java.math.BigInteger(big).longValueExact();
  }

  @SuppressWarnings("unchecked")
  private void fill(List<Object> items) {
    Map<Object, Object> map = (Map<Object, Object>) top();
    for (int i = 0; i < items.size(); i += 2) {
      map.put(items.get(i), items.get(i + 1));
    }
  }

  private String line() {
    StringBuilder line = new StringBuilder();
    for (char c = (char) in.get(); c != '\n'; c = (char) in.get()) {
      line.append(c);
    }
    return line.toString();
  }

  private Object top() {
    return stack.get(stack.size() - 1);
  }

  private Object pop() {
    return stack.remove(stack.size() - 1);
  }

  private List<Object> last(int count) {
    List<Object> end = stack.subList(stack.size() - count, stack.size());
    List<Object> copy = new ArrayList<>(end);
    end.clear();
    return copy;
  }

  private List<Object> toMark() {
    int mark = stack.lastIndexOf(MARK);
    List<Object> items = last(stack.size() - mark - 1);
    pop();
    return items;
  }
}
