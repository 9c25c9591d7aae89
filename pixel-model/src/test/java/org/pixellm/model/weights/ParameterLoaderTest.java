// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;

class ParameterLoaderTest {
  @TempDir Path folder;
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void savesAndLoadsParameters() {
    Parameter weight = parameter("w", true, 2, 3);
    Parameter scalar = parameter("s", false);
    weight.initialize(manager, DataType.FLOAT32);
    scalar.initialize(manager, DataType.FLOAT32);
    Path path = folder.resolve("model.safetensors");
    new SafetensorsWriter().write(path, TensorSources.of(parameters), SafetensorsWriter.PYTORCH);
    float[] saved = weight.getArray().toFloatArray();
    float[] savedScalar = scalar.getArray().toFloatArray();

    parameters.clear();
    Parameter freshWeight = parameter("w", true, 2, 3);
    Parameter freshScalar = parameter("s", false);
    Initializer own = freshWeight.getInitializer();
    load(path);
    assertArrayEquals(saved, freshWeight.getArray().toFloatArray());
    assertArrayEquals(savedScalar, freshScalar.getArray().toFloatArray());
    assertEquals(new Shape(2, 3), freshWeight.getArray().getShape());
    assertEquals(new Shape(), freshScalar.getArray().getShape());
    assertTrue(freshWeight.getArray().hasGradient());
    assertFalse(freshScalar.getArray().hasGradient());
    assertSame(own, freshWeight.getInitializer());
  }

  @Test
  void replacesValuesThatWereThere() {
    Parameter weight = parameter("w", true, 4);
    weight.initialize(manager, DataType.FLOAT32);
    NDArray before = weight.getArray();
    load(write("w", TensorType.F32, 4, floats(1, 2, 3, 4)));
    assertArrayEquals(new float[] {1, 2, 3, 4}, weight.getArray().toFloatArray());
    assertThrows(IllegalStateException.class, before::toFloatArray);
  }

  @Test
  void convertsToSinglePrecision() {
    Parameter weight = parameter("w", true, 2);
    byte[] doubles =
        ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putDouble(0.1).putDouble(-3).array();
    load(write("w", TensorType.F64, 2, doubles));
    assertEquals(DataType.FLOAT32, weight.getArray().getDataType());
    assertArrayEquals(new float[] {0.1f, -3}, weight.getArray().toFloatArray());
  }

  @Test
  void doesNotShareMemoryBetweenParameters() {
    Parameter a = parameter("a", false, 2);
    Parameter b = parameter("b", false, 2);
    Path path = folder.resolve("two.safetensors");
    new SafetensorsWriter()
        .write(
            path,
            List.of(
                new TensorSource("a", TensorType.F32, List.of(2L), () -> wrap(floats(1, 2))),
                new TensorSource("b", TensorType.F32, List.of(2L), () -> wrap(floats(3, 4)))),
            Map.of());
    load(path);
    assertArrayEquals(new float[] {1, 2}, a.getArray().toFloatArray());
    assertArrayEquals(new float[] {3, 4}, b.getArray().toFloatArray());
  }

  @Test
  void changesNothingWhenTheFileDoesNotFit() {
    Parameter weight = parameter("w", true, 4);
    parameter("v", true, 4);
    weight.initialize(manager, DataType.FLOAT32);
    float[] before = weight.getArray().toFloatArray();
    Path path = write("w", TensorType.F32, 4, floats(1, 2, 3, 4));
    assertTrue(
        assertThrows(PixelException.class, () -> load(path))
            .getMessage()
            .startsWith(path + " does not fit the model: tensor \"v\" is missing;"));
    assertArrayEquals(before, weight.getArray().toFloatArray());
  }

  @Test
  void readsIntegersAndEmptyTensors() {
    Path path =
        write(
            "i",
            TensorType.I32,
            2,
            ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(-1).putInt(5).array());
    try (SafetensorsFile file = SafetensorsFile.open(path);
        NDArray array = new TensorReader(file).read("i", manager)) {
      assertArrayEquals(new long[] {-1, 5}, array.toLongArray());
    }
    Path empty = write("e", TensorType.F32, 0, new byte[0]);
    try (SafetensorsFile file = SafetensorsFile.open(empty);
        NDArray array = new TensorReader(file).read("e", manager)) {
      assertEquals(new Shape(0), array.getShape());
    }
  }

  private void load(Path path) {
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      new ParameterLoader(new WeightCheck()).load(file, parameters, manager);
    }
  }

  private Parameter parameter(String name, boolean trained, long... shape) {
    Parameter parameter =
        Parameter.builder()
            .setName(name)
            .setType(Parameter.Type.OTHER)
            .optShape(new Shape(shape))
            .optRequiresGrad(trained)
            .optInitializer((m, s, t) -> m.randomNormal(s, t))
            .build();
    parameters.put(name, parameter);
    return parameter;
  }

  private Path write(String name, TensorType type, long length, byte[] bytes) {
    Path path = folder.resolve(name + ".safetensors");
    new SafetensorsWriter()
        .write(
            path,
            List.of(new TensorSource(name, type, List.of(length), () -> wrap(bytes))),
            Map.of());
    return path;
  }

  private static ByteBuffer wrap(byte[] bytes) {
    return ByteBuffer.wrap(bytes);
  }

  private static byte[] floats(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }
}
