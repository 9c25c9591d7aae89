// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.torch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.PlainSafetensors;
import org.pixellm.model.weights.PlainTensor;
import org.pixellm.model.weights.SafetensorsFile;
import org.pixellm.model.weights.SafetensorsWriter;
import org.pixellm.model.weights.TensorFile;
import org.pixellm.model.weights.TensorSource;
import org.pixellm.model.weights.TensorType;
import org.pixellm.plugins.PixelException;

/**
 * Files with random changes are refused with a sentence, or hold what an independent reading of
 * them says: nothing is loaded wrong, and nothing else is thrown.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES) // a file that never ends shows as a failure
class MutatedFilesTest {
  @TempDir Path folder;

  private byte[] safetensors;
  private byte[] checkpoint;
  private byte[] ours;
  private byte[] pickle;
  private byte[][] storages;

  @BeforeEach
  void soundFiles() throws IOException {
    List<TensorSource> tensors =
        List.of(
            source("encoder.weight", TensorType.F32, List.of(2L, 3L)),
            source("encoder.bias", TensorType.F16, List.of(2L)),
            source("count", TensorType.I64, List.of()));
    Path file = folder.resolve("sound");
    new SafetensorsWriter().write(file, tensors, SafetensorsWriter.PYTORCH);
    safetensors = Files.readAllBytes(file);
    new TorchWriter(new AtomicFileWriter()).write(file, tensors);
    ours = Files.readAllBytes(file);
    try (InputStream in = MutatedFilesTest.class.getResourceAsStream("/torch/small.bin")) {
      checkpoint = in.readAllBytes();
    }
    Files.write(file, checkpoint);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      pickle = entry(zip, "archive/data.pkl");
      List<byte[]> read = new ArrayList<>();
      for (int i = 0; zip.getEntry("archive/data/" + i) != null; i++) {
        read.add(entry(zip, "archive/data/" + i));
      }
      storages = read.toArray(byte[][]::new);
    }
  }

  private static byte[] entry(ZipFile zip, String name) throws IOException {
    return zip.getInputStream(new ZipEntry(name)).readAllBytes();
  }

  private static TensorSource source(String name, TensorType type, List<Long> shape) {
    long elements = shape.stream().reduce(1L, (a, b) -> a * b);
    byte[] bytes = new byte[(int) elements * type.bytes()];
    new SplittableRandom(name.hashCode()).nextBytes(bytes);
    return new TensorSource(name, type, shape, () -> ByteBuffer.wrap(bytes));
  }

  @Test
  void aThousandMutatedFiles() throws IOException {
    mutate(1_000, 11);
  }

  @Test
  @Tag("slow")
  void aHundredThousandMutatedFiles() throws IOException {
    mutate(100_000, 12);
  }

  private interface Opener {
    TensorFile open(Path path);
  }

  private interface PlainReader {
    Map<String, PlainTensor> read(Path path) throws IOException;
  }

  private void mutate(int files, long seed) throws IOException {
    Mutation mutation = new Mutation(new SplittableRandom(seed));
    Map<String, int[]> outcomes = new LinkedHashMap<>();
    for (int i = 0; i < files / 4; i++) {
      count(
          outcomes,
          "safetensors",
          mutation.of(safetensors),
          SafetensorsFile::open,
          PlainSafetensors::read);
      count(
          outcomes,
          "zip of Python",
          mutation.of(checkpoint),
          TorchCheckpoint::open,
          PlainTorch::read);
      count(outcomes, "zip of ours", mutation.of(ours), TorchCheckpoint::open, PlainTorch::read);
      // With the right checksums, so that changes reach what is behind them.
      UnaryOperator<byte[]> storage = i % 8 == 0 ? mutation::of : UnaryOperator.identity();
      byte[][] changed = storages.clone();
      changed[i % changed.length] = storage.apply(changed[i % changed.length]);
      byte[] repacked = RawTorchZip.of(mutation.of(pickle), changed).bytes();
      count(outcomes, "pickle", repacked, TorchCheckpoint::open, PlainTorch::read);
    }
    outcomes.forEach(
        (kind, counts) ->
            assertTrue(
                counts[0] > files / 200 && counts[1] > files / 200,
                "%s: %d refused, %d read".formatted(kind, counts[0], counts[1])));
  }

  private void count(
      Map<String, int[]> outcomes, String kind, byte[] bytes, Opener opener, PlainReader plain)
      throws IOException {
    Path path = folder.resolve("mutated");
    Files.deleteIfExists(path); // a mapping of the last one may live on
    Files.write(path, bytes);
    int outcome;
    try (TensorFile file = opener.open(path)) {
      outcome = 1;
      PlainTensor.assertSame(plain.read(path), file);
    } catch (PixelException e) {
      outcome = 0;
      assertTrue(e.getMessage().startsWith(path.toString()), e.getMessage());
      assertTrue(e.getMessage().indexOf('\n') < 0, e.getMessage());
    }
    outcomes.computeIfAbsent(kind, k -> new int[2])[outcome]++;
  }
}
