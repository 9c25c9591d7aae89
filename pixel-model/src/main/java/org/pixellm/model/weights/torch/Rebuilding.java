// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.torch;

import java.util.ArrayList;
import java.util.List;
import org.pixellm.model.weights.TensorType;
import org.pixellm.model.weights.torch.PickleValue.Dict;
import org.pixellm.model.weights.torch.PickleValue.Flag;
import org.pixellm.model.weights.torch.PickleValue.Named;
import org.pixellm.model.weights.torch.PickleValue.Nothing;
import org.pixellm.model.weights.torch.PickleValue.Storage;
import org.pixellm.model.weights.torch.PickleValue.Tensor;
import org.pixellm.model.weights.torch.PickleValue.Text;
import org.pixellm.model.weights.torch.PickleValue.Tuple;
import org.pixellm.model.weights.torch.PickleValue.Whole;

/** What the three functions that a state dict calls, and its storages, come to here. */
final class Rebuilding {
  private static final int MOST_DIMENSIONS = 64;

  /** {@code ('storage', torch.FloatStorage, key, device, elements)}. */
  private static final int STORAGE_PARTS = 5;

  /** storage, offset, shape, strides, requires_grad, hooks, and in later versions attributes. */
  private static final int TENSOR_PARTS = 6;

  private final PickleBytes bytes;

  /**
   * Makes values.
   *
   * @param bytes say where an error is
   */
  Rebuilding(PickleBytes bytes) {
    this.bytes = bytes;
  }

  PickleValue call(PickleName function, List<PickleValue> arguments) {
    return switch (function) {
      case ORDERED_DICT -> dict(arguments);
      case REBUILD_TENSOR -> tensor(arguments);
      case REBUILD_PARAMETER -> parameter(arguments);
      default -> throw bytes.wrong("it calls %s, which is no function".formatted(function));
    };
  }

  private static boolean isEmpty(PickleValue value) {
    return value instanceof Nothing || (value instanceof Dict dict && dict.entries().isEmpty());
  }

  private Dict dict(List<PickleValue> arguments) {
    if (!arguments.isEmpty()) {
      throw bytes.wrong("it makes an OrderedDict of something, which torch.save does not");
    }
    return new Dict();
  }

  Storage storage(PickleValue identity) {
    if (identity instanceof Tuple tuple
        && tuple.items().size() == STORAGE_PARTS
        && tuple.items().get(0) instanceof Text kind
        && kind.value().equals("storage")
        && tuple.items().get(1) instanceof Named name
        && name.name().storageType().isPresent()
        && tuple.items().get(2) instanceof Text key
        && tuple.items().get(3) instanceof Text
        && tuple.items().get(4) instanceof Whole elements
        && elements.value() >= 0) {
      TensorType type = name.name().storageType().get();
      return new Storage(key.value(), type, elements.value());
    }
    throw bytes.wrong("it refers to something outside that is no storage");
  }

  private Tensor tensor(List<PickleValue> arguments) {
    boolean plain =
        (arguments.size() == TENSOR_PARTS || arguments.size() == TENSOR_PARTS + 1)
            && arguments.get(0) instanceof Storage
            && arguments.get(1) instanceof Whole
            && arguments.get(4) instanceof Flag
            && arguments.subList(5, arguments.size()).stream().allMatch(Rebuilding::isEmpty);
    if (!plain) {
      throw bytes.wrong(
          "it rebuilds a tensor of something else than a storage, a place and a shape");
    }
    Storage storage = (Storage) arguments.get(0);
    long offset = ((Whole) arguments.get(1)).value();
    List<Long> shape = numbers(arguments.get(2));
    List<Long> strides = numbers(arguments.get(3));
    if (shape.size() != strides.size() || offset < 0) {
      throw bytes.wrong(
          "it has a tensor with shape %s, strides %s and offset %d"
              .formatted(shape, strides, offset));
    }
    return new Tensor(storage, offset, shape, strides);
  }

  private List<Long> numbers(PickleValue value) {
    if (!(value instanceof Tuple tuple) || tuple.items().size() > MOST_DIMENSIONS) {
      throw bytes.wrong(
          "it has a shape that is no tuple of at most %d numbers".formatted(MOST_DIMENSIONS));
    }
    List<Long> numbers = new ArrayList<>();
    for (PickleValue item : tuple.items()) {
      if (!(item instanceof Whole number) || number.value() < 0) {
        throw bytes.wrong("it has a shape of something else than numbers from 0 on");
      }
      numbers.add(number.value());
    }
    return numbers;
  }

  private PickleValue parameter(List<PickleValue> arguments) {
    if (arguments.size() == 3
        && arguments.get(0) instanceof Tensor tensor
        && arguments.get(1) instanceof Flag
        && isEmpty(arguments.get(2))) {
      return tensor;
    }
    throw bytes.wrong("it rebuilds a parameter of something else than a tensor");
  }
}
