// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.PlainTensor;
import org.pixellm.model.weights.TensorFile;
import org.pixellm.model.weights.TensorSource;
import org.pixellm.model.weights.TensorType;
import org.pixellm.plugins.PixelException;

class TorchWriterTest {
  @TempDir Path folder;

  private final TorchWriter writer = new TorchWriter(new AtomicFileWriter());

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Map<String, PlainTensor> tensors = new LinkedHashMap<>();
    SplittableRandom random = new SplittableRandom(4);
    for (TensorType type : TensorType.values()) {
      if (PickleName.storageOf(type).isPresent()) {
        put(tensors, "z" + type, type, List.of(3L, 70_000L), random);
        put(tensors, "number " + type, type, List.of(), random);
        put(tensors, "empty." + type, type, List.of(0L, 300L), random);
      }
    }
    Path path = folder.resolve("pytorch_model.bin");
    writer.write(path, sources(tensors));
    try (TensorFile file = TorchCheckpoint.open(path)) {
      PlainTensor.assertSame(tensors, file);
      PlainTensor.assertSame(PlainTorch.read(path), file);
    }
    byte[] first = Files.readAllBytes(path);
    writer.write(path, sources(tensors));
    assertArrayEquals(first, Files.readAllBytes(path));
  }

  /** PyTorch maps such files into memory where every storage is aligned. */
  @Test
  void storagesBeginAtMultiplesOf64() throws IOException {
    Map<String, PlainTensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      put(tensors, "t" + i, TensorType.U8, List.of(i + 1L), new SplittableRandom(i));
    }
    Path path = folder.resolve("pytorch_model.bin");
    writer.write(path, sources(tensors));
    try (FileChannel channel = FileChannel.open(path)) {
      ZipDirectory zip = ZipDirectory.read(path, channel);
      int entries = 0;
      for (String name : zip.names()) {
        assertEquals(0, zip.place(name).dataAt() % 64, name);
        entries++;
      }
      assertEquals(23, entries);
    }
  }

  /** The same instructions as PyTorch's, without its memo: read off its output. */
  @Test
  void thePickleIsThatOfAStateDict() {
    TensorSource tensor =
        new TensorSource("a", TensorType.F32, List.of(2L, 300L), () -> ByteBuffer.allocate(2400));
    byte[] expected =
        new RawPickle()
            .name("collections", "OrderedDict")
            .ops(")R(")
            .text("a")
            .name("torch._utils", "_rebuild_tensor_v2")
            .ops("((")
            .text("storage")
            .name("torch", "FloatStorage")
            .text("0")
            .text("cpu")
            .ops("M")
            .raw(0x58, 2)
            .ops("tQK")
            .raw(0)
            .ops("(K")
            .raw(2)
            .ops("M")
            .raw(0x2c, 1)
            .ops("t(M")
            .raw(0x2c, 1)
            .ops("K")
            .raw(1)
            .ops("t")
            .raw(0x89)
            .name("collections", "OrderedDict")
            .ops(")RtRu")
            .end();
    assertArrayEquals(expected, StateDictPickle.of(List.of(tensor)));
  }

  @Test
  void refusesWhatPyTorchHasNoStorageFor() {
    TensorSource wide =
        new TensorSource("a", TensorType.U64, List.of(1L), () -> ByteBuffer.allocate(8));
    Path path = folder.resolve("pytorch_model.bin");
    assertEquals(
        "tensor \"a\" is U64, which pytorch_model.bin cannot hold; export it as safetensors",
        assertThrows(PixelException.class, () -> writer.write(path, List.of(wide))).getMessage());
    TensorSource twice =
        new TensorSource("b", TensorType.U8, List.of(), () -> ByteBuffer.allocate(1));
    assertThrows(IllegalArgumentException.class, () -> writer.write(path, List.of(twice, twice)));
    assertTrue(Files.notExists(path));
  }

  private static void put(
      Map<String, PlainTensor> tensors,
      String name,
      TensorType type,
      List<Long> shape,
      SplittableRandom random) {
    byte[] bytes = new byte[(int) (shape.stream().reduce(1L, (a, b) -> a * b) * type.bytes())];
    random.nextBytes(bytes);
    tensors.put(name, new PlainTensor(type.name(), shape, ByteBuffer.wrap(bytes)));
  }

  private static List<TensorSource> sources(Map<String, PlainTensor> tensors) {
    List<TensorSource> sources = new ArrayList<>();
    tensors.forEach(
        (name, tensor) ->
            sources.add(
                new TensorSource(
                    name, TensorType.valueOf(tensor.type()), tensor.shape(), tensor::bytes)));
    return sources;
  }
}
