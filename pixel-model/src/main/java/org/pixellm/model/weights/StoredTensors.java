// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pixellm.plugins.PixelException;

/** Tensors of which each lies in one piece in a file, row after row and little-endian. */
public final class StoredTensors implements TensorFile {
  /** A JVM's longest array, and about the longest buffer. */
  private static final int MOST_IN_MEMORY = Integer.MAX_VALUE - 8;

  private static final int CHUNK = 1 << 20;

  private final Path path;
  private final FileChannel channel;
  private final long dataStart;
  private final Map<String, TensorInfo> tensors;

  /**
   * Tensors of an open file.
   *
   * @param path its name, for messages
   * @param channel the file; belongs to this object from now on
   * @param dataStart the byte from which places are counted
   * @param tensors by name, each inside the file
   */
  public StoredTensors(
      Path path, FileChannel channel, long dataStart, Map<String, TensorInfo> tensors) {
    this.path = path;
    this.channel = channel;
    this.dataStart = dataStart;
    this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public Map<String, TensorInfo> tensors() {
    return tensors;
  }

  @Override
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

  @Override
  public float[] floats(String name) {
    float[] values = new float[elements(name)];
    floats(name, FloatBuffer.wrap(values));
    return values;
  }

  @Override
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

  @Override
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
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing was written, so nothing can be lost.
      return;
    }
  }

  /**
   * Fills a buffer from a place of a file.
   *
   * @param path the file's name, for messages
   * @throws PixelException if the file ends before
   */
  public static void readFully(Path path, FileChannel channel, ByteBuffer target, long position)
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
}
