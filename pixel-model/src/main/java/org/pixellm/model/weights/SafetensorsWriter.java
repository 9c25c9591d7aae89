// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.pixellm.plugins.PixelException;

/**
 * Writes safetensors files. Tensors are put in the order other writers use, wide elements first and
 * then by name, so that every tensor is aligned to its elements and equal content gives equal
 * bytes. Only one tensor's bytes are held at a time. Safe to share between threads.
 */
public final class SafetensorsWriter {
  /** What PyTorch's own writer puts beside the tensors; some readers insist on it. */
  public static final Map<String, String> PYTORCH = Map.of("format", "pt");

  private static final int ALIGNMENT = 8;
  private static final Comparator<TensorSource> ORDER =
      Comparator.<TensorSource>comparingInt(source -> -source.type().bytes())
          .thenComparing(TensorSource::name);

  private final AtomicFileWriter files;

  /** Writes to the file system. */
  public SafetensorsWriter() {
    this(new AtomicFileWriter());
  }

  /** Writes by way of another file writer. */
  public SafetensorsWriter(AtomicFileWriter files) {
    this.files = files;
  }

  /**
   * Writes a file, as a whole or not at all.
   *
   * @param target the file; one that is there is replaced
   * @param tensors in any order, no name twice
   * @param metadata free text beside the tensors; may be empty
   * @throws PixelException if the file cannot be saved; the old one is then untouched
   * @throws IllegalArgumentException if a name stands twice, or a source gives more or fewer bytes
   *     than its type and shape take
   */
  public void write(Path target, Collection<TensorSource> tensors, Map<String, String> metadata) {
    List<TensorSource> ordered = tensors.stream().sorted(ORDER).toList();
    Set<String> names = new HashSet<>();
    for (TensorSource tensor : ordered) {
      if (!names.add(tensor.name())) {
        throw new IllegalArgumentException("two tensors are called " + tensor.name());
      }
    }
    files.write(
        target,
        channel -> {
          writeAll(channel, ByteBuffer.wrap(header(ordered, metadata)));
          for (TensorSource tensor : ordered) {
            writeAll(channel, tensor.checkedBytes());
          }
        });
  }

  /** The length, the JSON, and spaces up to the next multiple of eight. */
  private static byte[] header(List<TensorSource> tensors, Map<String, String> metadata)
      throws IOException {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try (JsonGenerator generator = new JsonFactory().createGenerator(json)) {
      generator.writeStartObject();
      if (!metadata.isEmpty()) {
        generator.writeObjectFieldStart(SafetensorsHeader.METADATA);
        for (Map.Entry<String, String> entry : new TreeMap<>(metadata).entrySet()) {
          generator.writeStringField(entry.getKey(), entry.getValue());
        }
        generator.writeEndObject();
      }
      long offset = 0;
      for (TensorSource tensor : tensors) {
        generator.writeObjectFieldStart(tensor.name());
        generator.writeStringField("dtype", tensor.type().name());
        writeNumbers(generator, "shape", tensor.shape());
        long end = offset + tensor.byteSize();
        writeNumbers(generator, "data_offsets", List.of(offset, end));
        offset = end;
        generator.writeEndObject();
      }
      generator.writeEndObject();
    }
    int padded = (json.size() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] bytes = new byte[Long.BYTES + padded];
    Arrays.fill(bytes, (byte) ' ');
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(padded).put(json.toByteArray());
    return bytes;
  }

  private static void writeNumbers(JsonGenerator generator, String key, List<Long> numbers)
      throws IOException {
    generator.writeArrayFieldStart(key);
    for (long number : numbers) {
      generator.writeNumber(number);
    }
    generator.writeEndArray();
  }

  private static void writeAll(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
