// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;

class WeightCheckTest {
  private final Map<String, TensorInfo> found = new LinkedHashMap<>();
  private final Map<String, Shape> needed = new LinkedHashMap<>();

  @Test
  void acceptsEveryFloatingPointType() {
    for (TensorType type :
        List.of(TensorType.F16, TensorType.BF16, TensorType.F32, TensorType.F64)) {
      has(type.name(), type, 2, 3);
      needed.put(type.name(), new Shape(2, 3));
    }
    assertDoesNotThrow(() -> new WeightCheck().check("m", found, needed));
  }

  @Test
  void namesTheFirstMissingTensorAndCountsTheOthers() {
    needed.put("a", new Shape(1));
    assertMessage("tensor \"a\" is missing");
    needed.put("b", new Shape(1));
    needed.put("c", new Shape(1));
    assertMessage("tensor \"a\" is missing (and 2 more)");
  }

  @Test
  void namesUnexpectedTensorsUnlessTheirPrefixIsIgnored() {
    has("decoder.a", TensorType.F32, 1);
    has("decoder.b", TensorType.F32, 1);
    assertMessage("tensor \"decoder.a\" is not one of the model's (and 1 more)");
    assertDoesNotThrow(
        () -> new WeightCheck(List.of("classifier.", "decoder.")).check("m", found, needed));
  }

  @Test
  void namesWrongShapes() {
    has("a", TensorType.F32, 2, 3);
    needed.put("a", new Shape(3, 2));
    assertMessage("tensor \"a\" has shape [2, 3] instead of [3, 2]");
  }

  @Test
  void refusesIntegers() {
    has("a", TensorType.I64, 2);
    needed.put("a", new Shape(2));
    assertMessage("tensor \"a\" is I64 instead of floating point (F16, BF16, F32 or F64)");
  }

  @Test
  void tellsAllKindsOfDifferencesAtOnce() {
    has("x", TensorType.F32, 1);
    has("s", TensorType.F32, 1);
    has("t", TensorType.U8, 1);
    needed.put("m", new Shape(1));
    needed.put("s", new Shape());
    needed.put("t", new Shape(1));
    assertMessage(
        "tensor \"m\" is missing; tensor \"x\" is not one of the model's; tensor \"s\" has shape"
            + " [1] instead of []; tensor \"t\" is U8 instead of floating point (F16, BF16, F32 or"
            + " F64)");
  }

  private void has(String name, TensorType type, long... shape) {
    List<Long> dimensions = Arrays.stream(shape).boxed().toList();
    long size = dimensions.stream().reduce((long) type.bytes(), (a, b) -> a * b);
    found.put(name, new TensorInfo(type, dimensions, 0, size));
  }

  private void assertMessage(String expected) {
    assertEquals(
        "m does not fit the model: "
            + expected
            + "; it fits only a model of the configuration it was saved with",
        assertThrows(PixelException.class, () -> new WeightCheck().check("m", found, needed))
            .getMessage());
  }
}
