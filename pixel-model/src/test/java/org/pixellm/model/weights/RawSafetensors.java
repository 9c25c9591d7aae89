// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.pixellm.plugins.PixelException;

/** Writes files byte by byte, sound or not, without the writer under test. */
final class RawSafetensors {
  private RawSafetensors() {}

  static Path file(Path folder, String header, byte... data) {
    return file(folder, header.getBytes(StandardCharsets.UTF_8), data);
  }

  static Path file(Path folder, byte[] header, byte... data) {
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + header.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length).put(header).put(data);
    return bytes(folder, bytes.array());
  }

  static Path bytes(Path folder, byte... bytes) {
    try {
      return Files.write(Files.createTempFile(folder, "raw", ".safetensors"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a file and reads all of it in every way its types allow. */
  static int readEverything(Path path) {
    int tensors = 0;
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      for (Map.Entry<String, TensorInfo> entry : file.tensors().entrySet()) {
        TensorInfo info = entry.getValue();
        if (info.byteSize() != file.map(entry.getKey()).remaining()) {
          throw new AssertionError("mapped size of " + entry);
        }
        if (info.type().readableAsFloat()
            && file.floats(entry.getKey()).length != info.elements()) {
          throw new AssertionError("floats of " + entry);
        }
        try {
          if (file.longs(entry.getKey()).length != info.elements()) {
            throw new AssertionError("longs of " + entry);
          }
        } catch (PixelException e) {
          if (LongDecoder.reads(info.type())) {
            throw new AssertionError("refused " + entry, e);
          }
        }
        tensors++;
      }
    }
    return tensors;
  }
}
