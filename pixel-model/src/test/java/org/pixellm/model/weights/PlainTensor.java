// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * A tensor as an independent reading gave it.
 *
 * @param type the type's name in a safetensors file
 */
public record PlainTensor(String type, List<Long> shape, ByteBuffer bytes) {

  /** Compares everything, byte by byte. */
  public static void assertSame(Map<String, PlainTensor> expected, TensorFile file) {
    assertEquals(expected.keySet(), file.names());
    expected.forEach(
        (name, tensor) -> {
          TensorInfo info = file.info(name);
          assertEquals(tensor.type(), info.type().name(), name);
          assertEquals(tensor.shape(), info.shape(), name);
          assertEquals(tensor.bytes(), file.map(name), name);
        });
  }
}
