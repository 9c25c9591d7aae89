// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import org.pixellm.plugins.PixelException;

/**
 * A safetensors file, open for reading. The header is checked when the file is opened; after that
 * every tensor in {@link #names()} lies whole inside the file.
 *
 * <p>Files may be larger than memory and larger than 2 GB; one tensor is read at a time and may
 * have at most 2^31 - 9 elements. Safe to share between threads. Nobody may shorten the file while
 * it is open.
 */
public final class SafetensorsFile implements AutoCloseable {
  private static final int PREFIX = Long.BYTES;
  private static final long MOST_HEADER_BYTES = 100_000_000;

  /** A JVM's longest array, and about the longest buffer. */
  private static final int MOST_IN_MEMORY = Integer.MAX_VALUE - 8;

  private static final int CHUNK = 1 << 20;

  private final Path path;
  private final FileChannel channel;
  private final SafetensorsHeader header;
  private final long dataStart;

  private SafetensorsFile(
      Path path, FileChannel channel, SafetensorsHeader header, long dataStart) {
    this.path = path;
    this.channel = channel;
    this.header = header;
    this.dataStart = dataStart;
  }

  /**
   * Opens a file and checks its header.
   *
   * @throws PixelException if there is no such file, it cannot be read, or it is not a sound
   *     safetensors file
   */
  public static SafetensorsFile open(Path path) {
    if (!Files.exists(path)) {
      throw new PixelException("there is no file " + path);
    }
    if (!Files.isRegularFile(path)) {
      throw new PixelException(path + " is not a file; a safetensors file is needed");
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
      SafetensorsFile file = open(path, channel);
      channel = null;
      return file;
    } catch (NoSuchFileException e) {
      throw new PixelException("there is no file " + path, e);
    } catch (IOException e) {
      throw new PixelException(path + " cannot be read: " + IoReason.of(e), e);
    } finally {
      closeQuietly(channel);
    }
  }

  private static SafetensorsFile open(Path path, FileChannel channel) throws IOException {
    long size = channel.size();
    if (size < PREFIX) {
      throw new PixelException(
          "%s is not a sound safetensors file: it has %d bytes, and even an empty one has 10"
              .formatted(path, size));
    }
    byte[] prefix = new byte[PREFIX];
    readFully(path, channel, ByteBuffer.wrap(prefix), 0);
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
    readFully(path, channel, ByteBuffer.wrap(json), PREFIX);
    long dataStart = PREFIX + length;
    return new SafetensorsFile(
        path, channel, SafetensorsHeader.parse(json, path.toString(), size - dataStart), dataStart);
  }

  /** What a file that is something else probably is. */
  private static String hint(byte[] prefix) {
    String text = new String(prefix, StandardCharsets.ISO_8859_1);
    if (text.equals("version ")) {
      return "; it looks like a Git LFS pointer, so fetch the file it points to";
    }
    if (text.startsWith("PK")) {
      return "; it looks like a zip archive, perhaps a PyTorch checkpoint";
    }
    return "";
  }

  /** The file. */
  public Path path() {
    return path;
  }

  /** Names of all tensors, in the header's order. */
  public Set<String> names() {
    return header.tensors().keySet();
  }

  /** All tensors by name, in the header's order. */
  public Map<String, TensorInfo> tensors() {
    return header.tensors();
  }

  /** Free text beside the tensors; empty where the file has none. */
  public Map<String, String> metadata() {
    return header.metadata();
  }

  /**
   * What a tensor is.
   *
   * @throws PixelException if the file has no tensor of that name
   */
  public TensorInfo info(String name) {
    TensorInfo info = header.tensors().get(name);
    if (info == null) {
      throw new PixelException("%s has no tensor %s".formatted(path, Quoted.of(name)));
    }
    return info;
  }

  /**
   * A tensor's bytes without a copy: the file itself, mapped into memory, read-only and
   * little-endian. The mapping lives as long as the buffer, past {@link #close()}; while it lives,
   * Windows does not let the file be replaced.
   *
   * @throws PixelException if there is no such tensor, it is larger than 2 GB, or the file cannot
   *     be mapped
   */
  public ByteBuffer map(String name) {
    TensorInfo info = info(name);
    int size = limited(name, info.byteSize(), "bytes");
    if (size == 0) {
      return ByteBuffer.allocateDirect(0).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }
    try {
      return channel
          .map(FileChannel.MapMode.READ_ONLY, dataStart + info.begin(), size)
          .order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * A tensor's values as float32. F64 is rounded, F16 and BF16 are exact.
   *
   * @throws PixelException if there is no such tensor, it is not F16, BF16, F32 or F64, it has too
   *     many elements, or the file cannot be read
   */
  public float[] floats(String name) {
    float[] values = new float[elements(name)];
    floats(name, FloatBuffer.wrap(values));
    return values;
  }

  /**
   * Puts a tensor's values as float32 into a buffer, from its position on.
   *
   * @param target with room for all elements
   * @throws PixelException as {@link #floats(String)}
   * @throws IllegalArgumentException if the target has too little room
   */
  public void floats(String name, FloatBuffer target) {
    TensorInfo info = info(name);
    if (!info.type().readableAsFloat()) {
      throw new PixelException(
          "%s: tensor %s is %s, which cannot be read as floating point; F16, BF16, F32 and F64 can"
              .formatted(path, Quoted.of(name), info.type()));
    }
    if (target.remaining() < info.elements()) {
      throw new IllegalArgumentException(
          "%d floats do not fit into room for %d".formatted(info.elements(), target.remaining()));
    }
    chunks(info, chunk -> FloatDecoder.decode(info.type(), chunk, target));
  }

  /**
   * A tensor's values as 64-bit integers. BOOL gives 0 and 1.
   *
   * @throws PixelException if there is no such tensor, it is not BOOL or a signed or unsigned
   *     integer of up to 32 bits or I64, it has too many elements, or the file cannot be read
   */
  public long[] longs(String name) {
    TensorInfo info = info(name);
    if (!LongDecoder.reads(info.type())) {
      throw new PixelException(
          "%s: tensor %s is %s, which cannot be read as whole numbers; BOOL, I8 to I64 and U8 to U32 can"
              .formatted(path, Quoted.of(name), info.type()));
    }
    long[] values = new long[elements(name)];
    int[] filled = {0};
    chunks(info, chunk -> filled[0] = LongDecoder.decode(info.type(), chunk, values, filled[0]));
    return values;
  }

  @Override
  public void close() {
    closeQuietly(channel);
  }

  private int elements(String name) {
    return limited(name, info(name).elements(), "elements");
  }

  private int limited(String name, long amount, String unit) {
    if (amount > MOST_IN_MEMORY) {
      throw new PixelException(
          "%s: tensor %s has %d %s, and at most %d can be read at once"
              .formatted(path, Quoted.of(name), amount, unit, MOST_IN_MEMORY));
    }
    return (int) amount;
  }

  private interface ChunkConsumer {
    void accept(ByteBuffer chunk);
  }

  /** Hands a tensor's bytes over in pieces of whole elements, so that no second copy is held. */
  private void chunks(TensorInfo info, ChunkConsumer consumer) {
    ByteBuffer chunk =
        ByteBuffer.allocate((int) Math.min(CHUNK, info.byteSize())).order(ByteOrder.LITTLE_ENDIAN);
    long done = 0;
    try {
      while (done < info.byteSize()) {
        chunk.clear().limit((int) Math.min(chunk.capacity(), info.byteSize() - done));
        readFully(path, channel, chunk, dataStart + info.begin() + done);
        done += chunk.flip().remaining();
        consumer.accept(chunk);
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private PixelException unreadable(IOException e) {
    return new PixelException(path + " cannot be read: " + IoReason.of(e), e);
  }

  private static void readFully(Path path, FileChannel channel, ByteBuffer target, long position)
      throws IOException {
    long at = position;
    while (target.hasRemaining()) {
      int read = channel.read(target, at);
      if (read < 0) {
        throw new PixelException(
            "%s ends at byte %d: it was cut short while it was being read".formatted(path, at));
      }
      at += read;
    }
  }

  private static void closeQuietly(FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // Nothing was written, so nothing can be lost.
      }
    }
  }
}
