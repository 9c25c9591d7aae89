// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;

class SafetensorsWriterTest {
  @TempDir Path folder;

  @Test
  void writesTheBytesOtherWritersDo() throws IOException {
    Path path = folder.resolve("model.safetensors");
    new SafetensorsWriter()
        .write(
            path,
            List.of(
                floats("b", 2),
                new TensorSource(
                    "c", TensorType.U8, List.of(), () -> ByteBuffer.wrap(new byte[] {9})),
                floats("a", 1)),
            SafetensorsWriter.PYTORCH);
    String header =
        "{\"__metadata__\":{\"format\":\"pt\"},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]},"
            + "\"c\":{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[8,9]}}";
    int padded = (header.length() + 7) / 8 * 8;
    ByteBuffer expected = ByteBuffer.allocate(8 + padded + 9).order(ByteOrder.LITTLE_ENDIAN);
    expected.putLong(padded).put(header.getBytes(StandardCharsets.UTF_8));
    expected.put(" ".repeat(padded - header.length()).getBytes(StandardCharsets.UTF_8));
    expected.putFloat(1).putFloat(2).put((byte) 9);
    assertArrayEquals(expected.array(), Files.readAllBytes(path));
    assertEquals(List.of(path), list(folder));
  }

  @Test
  void leavesNoGapWhateverTheOrder() {
    List<TensorSource> tensors = new ArrayList<>();
    for (TensorType type : TensorType.values()) {
      tensors.add(
          new TensorSource(
              type.name(), type, List.of(3L), () -> ByteBuffer.allocate(3 * type.bytes())));
    }
    Collections.reverse(tensors);
    Path path = folder.resolve("model.safetensors");
    new SafetensorsWriter().write(path, tensors, Map.of());
    assertEquals(TensorType.values().length, RawSafetensors.readEverything(path));
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      file.tensors()
          .values()
          .forEach(info -> assertEquals(0, info.begin() % info.type().bytes(), info.toString()));
    }
  }

  @Test
  void writesAFileWithoutTensors() {
    Path path = folder.resolve("model.safetensors");
    new SafetensorsWriter().write(path, List.of(), Map.of());
    assertEquals(0, RawSafetensors.readEverything(path));
  }

  @Property(tries = 60)
  void readsBackWhatItWrote(
      @ForAll("names") List<String> names, @ForAll byte[] seed, @ForAll Map<String, String> text)
      throws IOException {
    Path own = Files.createTempDirectory("writer");
    try {
      Path path = own.resolve("model.safetensors");
      List<TensorSource> tensors = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        byte[] data = Arrays.copyOf(seed, i * 4);
        tensors.add(
            new TensorSource(
                names.get(i), TensorType.I32, List.of((long) i), () -> ByteBuffer.wrap(data)));
      }
      new SafetensorsWriter().write(path, tensors, text);
      try (SafetensorsFile file = SafetensorsFile.open(path)) {
        assertEquals(text, file.metadata());
        assertEquals(names.size(), file.names().size());
        for (int i = 0; i < names.size(); i++) {
          assertEquals(List.of((long) i), file.info(names.get(i)).shape());
          assertEquals(ByteBuffer.wrap(Arrays.copyOf(seed, i * 4)), file.map(names.get(i)));
        }
      }
    } finally {
      for (Path file : list(own)) {
        Files.delete(file);
      }
      Files.delete(own);
    }
  }

  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.strings()
        .excludeChars('\uFFFF')
        .withCharRange('\u0000', '\uD7FF')
        .ofMaxLength(20)
        .filter(name -> !name.equals("__metadata__"))
        .list()
        .uniqueElements()
        .ofMaxSize(8);
  }

  @Test
  void leavesTheOldFileWhenTheDiskIsFull() throws IOException {
    Path path = folder.resolve("model.safetensors");
    new SafetensorsWriter().write(path, List.of(floats("a", 1)), Map.of());
    byte[] old = Files.readAllBytes(path);
    for (long room = 0; room < 100; room += 9) {
      SafetensorsWriter writer = new SafetensorsWriter(new AtomicFileWriter(new FullDisk(room)));
      PixelException e =
          assertThrows(
              PixelException.class,
              () -> writer.write(path, List.of(floats("a", 2), floats("b", 3)), Map.of()));
      assertEquals(
          "could not save "
              + path
              + ": No space left on device; the file that was there before is untouched",
          e.getMessage());
      assertArrayEquals(old, Files.readAllBytes(path));
      assertEquals(List.of(path), list(folder));
    }
  }

  @Test
  void leavesNothingWhereThereWasNothing() {
    Path path = folder.resolve("model.safetensors");
    SafetensorsWriter writer = new SafetensorsWriter(new AtomicFileWriter(new FullDisk(20)));
    PixelException e =
        assertThrows(
            PixelException.class, () -> writer.write(path, List.of(floats("a", 2)), Map.of()));
    assertTrue(e.getMessage().endsWith("No space left on device; no file was left there"));
    assertEquals(List.of(), list(folder));
  }

  @Test
  void saysThatTheFolderIsMissing() {
    Path path = folder.resolve("none").resolve("model.safetensors");
    assertTrue(
        assertThrows(
                PixelException.class,
                () -> new SafetensorsWriter().write(path, List.of(), Map.of()))
            .getMessage()
            .contains("there is no folder " + folder.resolve("none")));
  }

  @Test
  void removesTheTemporaryFileWhenASourceFails() {
    Path path = folder.resolve("model.safetensors");
    TensorSource failing =
        new TensorSource(
            "a",
            TensorType.F32,
            List.of(1L),
            () -> {
              throw new IllegalStateException("closed");
            });
    assertThrows(
        IllegalStateException.class,
        () -> new SafetensorsWriter().write(path, List.of(failing), Map.of()));
    TensorSource shorter =
        new TensorSource("a", TensorType.F32, List.of(2L), () -> ByteBuffer.allocate(4));
    assertEquals(
        "tensor a of type F32 and shape [2] takes 8 bytes, not 4",
        assertThrows(
                IllegalArgumentException.class,
                () -> new SafetensorsWriter().write(path, List.of(shorter), Map.of()))
            .getMessage());
    assertEquals(List.of(), list(folder));
  }

  @Test
  void refusesImpossibleTensors() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new SafetensorsWriter()
                .write(folder.resolve("m"), List.of(floats("a", 1), floats("a", 2)), Map.of()));
    assertThrows(IllegalArgumentException.class, () -> floats("__metadata__", 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TensorSource("a", TensorType.F32, List.of(-1L), () -> ByteBuffer.allocate(0)));
  }

  private static TensorSource floats(String name, float value) {
    return new TensorSource(
        name,
        TensorType.F32,
        List.of(1L),
        () -> ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).flip());
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes so many bytes and then is full, the last write taking a part as real disks do. */
  private record FullDisk(long room) implements DurableChannel.Opener {
    @Override
    public DurableChannel create(Path path) throws IOException {
      DurableChannel real = DurableChannel.create(path);
      return new DurableChannel() {
        private long left = room;

        @Override
        public int write(ByteBuffer source) throws IOException {
          if (left == 0) {
            throw new IOException("No space left on device");
          }
          int taken = (int) Math.min(left, source.remaining());
          ByteBuffer part = source.slice(source.position(), taken);
          source.position(source.position() + taken);
          left -= taken;
          return real.write(part);
        }

        @Override
        public void force() throws IOException {
          real.force();
        }

        @Override
        public boolean isOpen() {
          return real.isOpen();
        }

        @Override
        public void close() throws IOException {
          real.close();
        }
      };
    }
  }
}
