// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;

/** Damaged files are refused or read; nothing else happens. */
class SafetensorsDamageTest {
  private static final int TRIALS = 4000;

  @TempDir Path folder;

  @Test
  void survivesFlippedBytes() throws IOException {
    byte[] sound = sound();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    int refused = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      byte[] damaged = sound.clone();
      int flips = 1 + random.nextInt(4);
      for (int i = 0; i < flips; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      refused += refused(damaged) ? 1 : 0;
    }
    // Most of the file is header, where few changes are harmless.
    assertEquals(true, refused > TRIALS / 3 && refused < TRIALS, refused + " refused");
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    byte[] sound = sound();
    assertEquals(false, refused(sound));
    for (int length = 0; length < sound.length; length++) {
      assertEquals(true, refused(Arrays.copyOf(sound, length)), "length " + length);
    }
  }

  @Test
  void refusesEveryExtension() throws IOException {
    byte[] sound = sound();
    for (int more = 1; more < 20; more++) {
      assertEquals(true, refused(Arrays.copyOf(sound, sound.length + more)), "more " + more);
    }
  }

  private boolean refused(byte[] bytes) throws IOException {
    Path path = folder.resolve("damaged.safetensors");
    Files.deleteIfExists(path);
    Files.write(path, bytes);
    try {
      RawSafetensors.readEverything(path);
      return false;
    } catch (PixelException e) {
      return true;
    }
  }

  private byte[] sound() throws IOException {
    List<TensorSource> tensors = new ArrayList<>();
    for (TensorType type : TensorType.values()) {
      tensors.add(
          new TensorSource(
              "tensor" + type, type, List.of(2L, 3L), () -> ByteBuffer.allocate(6 * type.bytes())));
    }
    Path path = folder.resolve("sound.safetensors");
    new SafetensorsWriter().write(path, tensors, Map.of("format", "pt", "more", "text"));
    return Files.readAllBytes(path);
  }
}
