// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.pixellm.plugins.PixelException;

/**
 * A safetensors file, open for reading. The header is checked when the file is opened; after that
 * every tensor in {@link #names()} lies whole inside the file.
 */
public final class SafetensorsFile implements TensorFile {
  private static final int PREFIX = Long.BYTES;
  private static final long MOST_HEADER_BYTES = 100_000_000;

  private final StoredTensors stored;
  private final Map<String, String> metadata;

  private SafetensorsFile(StoredTensors stored, Map<String, String> metadata) {
    this.stored = stored;
    this.metadata = metadata;
  }

  /**
   * Opens a file and checks its header.
   *
   * @throws PixelException if there is no such file, it cannot be read, or it is not a sound
   *     safetensors file
   */
  public static SafetensorsFile open(Path path) {
    return WeightFileChannel.open(path, "a safetensors file", SafetensorsFile::open);
  }

  private static SafetensorsFile open(Path path, FileChannel channel) throws IOException {
    long size = channel.size();
    if (size < PREFIX) {
      throw new PixelException(
          "%s is not a sound safetensors file: it has %d bytes, and even an empty one has 10"
              .formatted(path, size));
    }
    byte[] prefix = new byte[PREFIX];
    StoredTensors.readFully(path, channel, ByteBuffer.wrap(prefix), 0);
    long length = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
    // As an unsigned number a negative length is larger than any file.
    if (length < 0 || length > size - PREFIX || length > MOST_HEADER_BYTES) {
      throw new PixelException(
          "%s is not a sound safetensors file: it announces a header of %s bytes, and %d bytes follow (at most %d are allowed)%s"
              .formatted(
                  path,
                  Long.toUnsignedString(length),
                  size - PREFIX,
                  MOST_HEADER_BYTES,
                  hint(prefix)));
    }
    byte[] json = new byte[(int) length];
    StoredTensors.readFully(path, channel, ByteBuffer.wrap(json), PREFIX);
    long dataStart = PREFIX + length;
    SafetensorsHeader header = SafetensorsHeader.parse(json, path.toString(), size - dataStart);
    return new SafetensorsFile(
        new StoredTensors(path, channel, dataStart, header.tensors()), header.metadata());
  }

  /** What a file that is something else probably is. */
  private static String hint(byte[] prefix) {
    String text = new String(prefix, StandardCharsets.ISO_8859_1);
    if (text.equals("version ")) {
      return "; it looks like a Git LFS pointer, so fetch the file it points to";
    }
    if (text.startsWith("PK")) {
      return "; it looks like a zip archive, perhaps a PyTorch checkpoint, which is called"
          + " pytorch_model.bin";
    }
    return "";
  }

  @Override
  public Path path() {
    return stored.path();
  }

  @Override
  public Map<String, TensorInfo> tensors() {
    return stored.tensors();
  }

  /** Free text beside the tensors; empty where the file has none. */
  public Map<String, String> metadata() {
    return metadata;
  }

  @Override
  public ByteBuffer map(String name) {
    return stored.map(name);
  }

  @Override
  public float[] floats(String name) {
    return stored.floats(name);
  }

  @Override
  public void floats(String name, FloatBuffer target) {
    stored.floats(name, target);
  }

  @Override
  public long[] longs(String name) {
    return stored.longs(name);
  }

  @Override
  public void close() {
    stored.close();
  }
}
