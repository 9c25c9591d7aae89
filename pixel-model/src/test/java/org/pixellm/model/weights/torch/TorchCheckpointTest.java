// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.model.weights.PlainTensor;
import org.pixellm.model.weights.TensorFile;
import org.pixellm.model.weights.TensorType;
import org.pixellm.plugins.PixelException;

/** Files that are as they should be, and those that are something else. */
class TorchCheckpointTest {
  private static final byte[] FLOATS = {0, 0, -128, 63, 0, 0, 0, 64}; // 1 and 2

  @TempDir Path folder;

  /** What Python's pickler makes of a state dict of all types, see make_small.py. */
  @Test
  void readsWhatPythonWrites() throws IOException {
    Path path = small();
    try (TensorFile file = TorchCheckpoint.open(path)) {
      assertEquals(
          List.of(
              "matrix",
              "tail",
              "tied",
              "number",
              "parameter",
              "empty",
              "Long",
              "Int",
              "Short",
              "Char",
              "Byte",
              "Bool",
              "BFloat16"),
          List.copyOf(file.names()));
      assertEquals(List.of(2L, 3L), file.info("matrix").shape());
      assertArrayEquals(new float[] {0, 0.5f, 1, 1.5f, 2, 2.5f}, file.floats("matrix"));
      assertArrayEquals(new float[] {3, 3.5f}, file.floats("tail"));
      assertArrayEquals(file.floats("matrix"), file.floats("tied"));
      assertEquals(List.of(), file.info("number").shape());
      assertArrayEquals(new float[] {-1.25f}, file.floats("number"));
      assertEquals(TensorType.F16, file.info("parameter").type());
      assertArrayEquals(new float[] {1.5f, -2}, file.floats("parameter"));
      assertEquals(0, file.floats("empty").length);
      assertEquals(-150, file.longs("Long")[0]);
      assertEquals(149, file.longs("Int")[299]);
      assertEquals(-149, file.longs("Short")[1]);
      assertEquals(-3, file.longs("Char")[299]);
      assertArrayEquals(new long[] {255, 0, 1}, file.longs("Byte"));
      assertArrayEquals(new long[] {1, 0}, file.longs("Bool"));
      assertArrayEquals(new float[] {1.5f, -2}, file.floats("BFloat16"));
      PlainTensor.assertSame(PlainTorch.read(path), file);
    }
  }

  @Test
  void readsWhatIsLaidOutAsByPyTorch() throws IOException {
    byte[] pickle =
        RawPickle.dictOf(new RawPickle().tensor(2, 1, new long[] {1, 1}, new long[] {7, 1}));
    try (TensorFile file = TorchCheckpoint.open(write(RawTorchZip.of(pickle, FLOATS)))) {
      assertEquals(List.of(1L, 1L), file.info("a").shape());
      assertArrayEquals(new float[] {2}, file.floats("a"));
      assertEquals(2, file.map("a").getFloat());
    }
  }

  @Test
  void saysWhatOtherFilesAre() throws IOException {
    assertEquals(
        folder + "/none.bin",
        assertThrows(PixelException.class, () -> TorchCheckpoint.open(folder.resolve("none.bin")))
            .getMessage()
            .replace("there is no file ", ""));
    refused(folder, "is not a file; a PyTorch checkpoint is needed");
    refused(write(new byte[0]), "it has 0 bytes");
    refused(write("version https://git-lfs".getBytes(StandardCharsets.UTF_8)), "a Git LFS pointer");
    refused(
        write(new byte[] {(byte) 0x80, 2, (byte) 0x8a, 10, 'l', (byte) 0xfc, 0, 0}),
        "in the form that PyTorch wrote before 1.6, which is not read; save it again by PyTorch");
    refused(write(new byte[100]), "it does not end as a zip of torch.save does");
    byte[] pickle = new RawPickle().ops("}").end();
    refused(write(new RawTorchZip().with("a/b/data.pkl", pickle)), "a zip without a data.pkl");
    refused(write(RawTorchZip.of(pickle).with("other/data.pkl", pickle)), "it has two pickles");
    refused(
        write(RawTorchZip.of(pickle).with("archive/constants.pkl", pickle)),
        "it is a TorchScript module");
    refused(
        write(
            RawTorchZip.of(pickle)
                .with("archive/byteorder", "big".getBytes(StandardCharsets.UTF_8))),
        "in the byte order \"big\"");
  }

  private Path small() throws IOException {
    try (InputStream in = TorchCheckpointTest.class.getResourceAsStream("/torch/small.bin")) {
      return Files.write(folder.resolve("small.bin"), in.readAllBytes());
    }
  }

  private Path write(RawTorchZip zip) throws IOException {
    return write(zip.bytes());
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("checkpoint.bin"), bytes);
  }

  private static void refused(Path path, String expected) {
    String message =
        assertThrows(PixelException.class, () -> TorchCheckpoint.open(path)).getMessage();
    assertTrue(message.startsWith(path.toString()) && message.contains(expected), message);
    assertTrue(message.indexOf('\n') < 0, message);
  }
}
