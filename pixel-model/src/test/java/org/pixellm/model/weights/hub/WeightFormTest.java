// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.SafetensorsWriter;
import org.pixellm.model.weights.TensorFile;
import org.pixellm.model.weights.TensorSource;
import org.pixellm.model.weights.TensorType;
import org.pixellm.model.weights.torch.TorchWriter;
import org.pixellm.plugins.PixelException;

class WeightFormTest {
  @TempDir Path folder;

  private final AtomicFileWriter files = new AtomicFileWriter();

  private static TensorSource floats(String name, float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return new TensorSource(name, TensorType.F32, List.of((long) values.length), () -> bytes);
  }

  @Test
  void everyFormIsFoundByItsFiles() throws IOException {
    new ShardWriter(files).write(folder, List.of(floats("a", 1), floats("b", 2, 3)), 8);
    try (TensorFile weights = WeightForm.open(folder)) {
      assertEquals(Set.of("a", "b"), weights.names());
      assertArrayEquals(new float[] {1}, weights.floats("a"));
      assertEquals(3, weights.map("b").getFloat(4));
      assertEquals(folder.resolve("model.safetensors.index.json"), weights.path());
    }
    // One file goes before several.
    new SafetensorsWriter()
        .write(
            folder.resolve("model.safetensors"),
            List.of(floats("c", 4)),
            SafetensorsWriter.PYTORCH);
    try (TensorFile weights = WeightForm.open(folder)) {
      assertArrayEquals(new float[] {4}, weights.floats("c"));
    }
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.toList()) {
        assertTrue(WeightForm.isPart(child.getFileName().toString()), child.toString());
        Files.delete(child);
      }
    }
    new TorchWriter(files)
        .write(folder.resolve("pytorch_model-1-of-2.bin"), List.of(floats("d", 5)));
    new TorchWriter(files)
        .write(folder.resolve("pytorch_model-2-of-2.bin"), List.of(floats("e", 6)));
    index(
        "pytorch_model.bin",
        "\"d\":\"pytorch_model-1-of-2.bin\",\"e\":\"pytorch_model-2-of-2.bin\"");
    try (TensorFile weights = WeightForm.open(folder)) {
      assertArrayEquals(new float[] {6}, weights.floats("e"));
    }
    new TorchWriter(files).write(folder.resolve("pytorch_model.bin"), List.of(floats("f", 7)));
    try (TensorFile weights = WeightForm.open(folder)) {
      assertArrayEquals(new float[] {7}, weights.floats("f"));
    }
  }

  @Test
  void otherFilesAreNoWeights() {
    for (String name : List.of("config.json", "model.h5", "model-1-of-2.txt", "optimizer.bin")) {
      assertEquals(false, WeightForm.isPart(name), name);
    }
  }

  @Test
  void filesAreFilledInOrder() throws IOException {
    List<TensorSource> tensors =
        List.of(floats("a", 1, 2), floats("b", 3), floats("c", 4, 5, 6, 7), floats("d", 8));
    new ShardWriter(files).write(folder, tensors, 12);
    Set<String> names = new TreeSet<>();
    try (Stream<Path> children = Files.list(folder)) {
      children.forEach(child -> names.add(child.getFileName().toString()));
    }
    assertEquals(
        List.of(
            "model-00001-of-00003.safetensors",
            "model-00002-of-00003.safetensors",
            "model-00003-of-00003.safetensors",
            "model.safetensors.index.json"),
        List.copyOf(names));
    assertEquals(
        """
        {
          "metadata" : {
            "total_size" : 32
          },
          "weight_map" : {
            "a" : "model-00001-of-00003.safetensors",
            "b" : "model-00001-of-00003.safetensors",
            "c" : "model-00002-of-00003.safetensors",
            "d" : "model-00003-of-00003.safetensors"
          }
        }
        """,
        Files.readString(folder.resolve("model.safetensors.index.json")));
  }

  @Test
  void anIndexThatIsWrongIsRefused() throws IOException {
    refused("there are no weights in " + folder);
    index("model.safetensors", "\"a\":\"../a.safetensors\"");
    refused("the file \"../a.safetensors\" of tensor \"a\" must be beside the index");
    index("model.safetensors", "\"a\":\"/etc/passwd\"");
    refused("must be beside the index");
    index("model.safetensors", "\"a\":\"a.safetensors\"");
    refused("there is no file " + folder.resolve("a.safetensors"));
    new SafetensorsWriter()
        .write(folder.resolve("a.safetensors"), List.of(floats("b", 1)), SafetensorsWriter.PYTORCH);
    refused("a.safetensors has no tensor \"a\"");
    new SafetensorsWriter()
        .write(
            folder.resolve("a.safetensors"),
            List.of(floats("a", 1), floats("b", 1)),
            SafetensorsWriter.PYTORCH);
    refused("a.safetensors has tensor \"b\", which by model.safetensors.index.json is not there");
    index("model.safetensors", "\"a\":5");
    refused("a must be text");
    Files.writeString(folder.resolve("model.safetensors.index.json"), "{}");
    refused("has no weight_map");
    StringBuilder many = new StringBuilder("\"t\":\"t\"");
    for (int i = 0; i < 1000; i++) {
      many.append(",\"t%d\":\"t%d\"".formatted(i, i));
    }
    index("model.safetensors", many.toString());
    refused("names 1001 files, and at most 1000 are read");
  }

  private void index(String form, String entries) throws IOException {
    Files.writeString(
        folder.resolve(form + ".index.json"), "{\"weight_map\":{%s}}".formatted(entries));
  }

  private void refused(String expected) {
    String message = assertThrows(PixelException.class, () -> WeightForm.open(folder)).getMessage();
    assertTrue(message.contains(expected), message);
  }
}
