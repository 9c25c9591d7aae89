// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.torch;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pixellm.model.weights.TensorType;

/** The names of Python that the pickle of a state dict may use. They are never looked up. */
enum PickleName {
  ORDERED_DICT("collections", "OrderedDict", null),
  REBUILD_TENSOR("torch._utils", "_rebuild_tensor_v2", null),
  REBUILD_PARAMETER("torch._utils", "_rebuild_parameter", null),
  DOUBLE_STORAGE("torch", "DoubleStorage", TensorType.F64),
  FLOAT_STORAGE("torch", "FloatStorage", TensorType.F32),
  HALF_STORAGE("torch", "HalfStorage", TensorType.F16),
  BFLOAT16_STORAGE("torch", "BFloat16Storage", TensorType.BF16),
  LONG_STORAGE("torch", "LongStorage", TensorType.I64),
  INT_STORAGE("torch", "IntStorage", TensorType.I32),
  SHORT_STORAGE("torch", "ShortStorage", TensorType.I16),
  CHAR_STORAGE("torch", "CharStorage", TensorType.I8),
  BYTE_STORAGE("torch", "ByteStorage", TensorType.U8),
  BOOL_STORAGE("torch", "BoolStorage", TensorType.BOOL);

  private final String module;
  private final String attribute;
  private final TensorType type;

  PickleName(String module, String attribute, TensorType type) {
    this.module = module;
    this.attribute = attribute;
    this.type = type;
  }

  static Optional<PickleName> of(String module, String attribute) {
    return Arrays.stream(values())
        .filter(name -> name.module.equals(module) && name.attribute.equals(attribute))
        .findFirst();
  }

  /** The name of the storages of a type; empty where PyTorch has none in such files. */
  static Optional<PickleName> storageOf(TensorType type) {
    return Arrays.stream(values()).filter(name -> name.type == type).findFirst();
  }

  /** Type of the elements, for a storage. */
  Optional<TensorType> storageType() {
    return Optional.ofNullable(type);
  }

  String module() {
    return module;
  }

  String attribute() {
    return attribute;
  }

  /** All of them, for messages. */
  static String all() {
    return Arrays.stream(values())
            .filter(name -> name.type == null)
            .map(PickleName::toString)
            .collect(Collectors.joining(", "))
        + " and torch's storages";
  }

  @Override
  public String toString() {
    return module + "." + attribute;
  }
}
