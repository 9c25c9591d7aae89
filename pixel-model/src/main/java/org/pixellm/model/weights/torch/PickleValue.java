// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.model.weights.TensorType;

/** What the pickle of a state dict is made of. */
sealed interface PickleValue {

  /** How many containers are inside each other here: 0 for what is none. */
  default int depth() {
    return 0;
  }

  /** What it is, for messages. */
  String kind();

  /** A string. */
  record Text(String value) implements PickleValue {
    @Override
    public String kind() {
      return "a string";
    }
  }

  /** A whole number. */
  record Whole(long value) implements PickleValue {
    @Override
    public String kind() {
      return "a number";
    }
  }

  /** A floating point number; its value is never needed. */
  record Real(double value) implements PickleValue {
    @Override
    public String kind() {
      return "a number";
    }
  }

  /** True or false. */
  record Flag(boolean value) implements PickleValue {
    @Override
    public String kind() {
      return "a boolean";
    }
  }

  /** None. */
  record Nothing() implements PickleValue {
    @Override
    public String kind() {
      return "None";
    }
  }

  /** A name of Python. */
  record Named(PickleName name) implements PickleValue {
    @Override
    public String kind() {
      return name.toString();
    }
  }

  /** A tuple. */
  record Tuple(List<PickleValue> items, int depth) implements PickleValue {
    static Tuple of(List<PickleValue> items) {
      int deepest = items.stream().mapToInt(PickleValue::depth).max().orElse(0);
      return new Tuple(List.copyOf(items), deepest + 1);
    }

    @Override
    public String kind() {
      return "a tuple";
    }
  }

  /** A dict with strings as keys, ordered or not: all are, since Python 3.7. */
  final class Dict implements PickleValue {
    private final Map<String, PickleValue> entries = new LinkedHashMap<>();
    private int depth = 1;

    /** Adds an entry; returns whether the key is new. */
    boolean put(String key, PickleValue value) {
      depth = Math.max(depth, value.depth() + 1);
      return entries.put(key, value) == null;
    }

    Map<String, PickleValue> entries() {
      return entries;
    }

    @Override
    public int depth() {
      return depth;
    }

    @Override
    public String kind() {
      return "a dict";
    }
  }

  /**
   * The numbers of one or several tensors, which lie in an entry of the zip.
   *
   * @param key name of the entry
   * @param elements how many the pickle says there are
   */
  record Storage(String key, TensorType type, long elements) implements PickleValue {
    @Override
    public String kind() {
      return "a storage";
    }
  }

  /**
   * A view of a storage.
   *
   * @param offset elements before its first
   * @param shape its dimensions, each at least 0
   * @param strides elements between neighbours along each dimension
   */
  record Tensor(Storage storage, long offset, List<Long> shape, List<Long> strides)
      implements PickleValue {
    @Override
    public String kind() {
      return "a tensor";
    }
  }
}
