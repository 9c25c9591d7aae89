// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.torch;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.TensorSource;
import org.pixellm.plugins.PixelException;

/**
 * Writes state dicts as {@code torch.save} does, for programs that read nothing else, PIXEL's own
 * among them. Equal content gives equal bytes. Only one tensor's bytes are held at a time. Safe to
 * share between threads.
 */
public final class TorchWriter {
  private static final String FOLDER = "pytorch_model/";

  /** The version of the zip form; PyTorch 1.6 and later read it. */
  private static final byte[] VERSION = {'3', '\n'};

  /** PyTorch begins every storage at a multiple of this. */
  private static final int ALIGNMENT = 64;

  private static final int LOCAL_HEADER = 30;
  private static final int EXTRA_HEADER = 4;

  /** There is none to tell; for the first that a zip can, of 1980, Java adds a field of its own. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1981, 1, 1, 0, 0);

  private final AtomicFileWriter files;

  /** Writes by way of a file writer. */
  public TorchWriter(AtomicFileWriter files) {
    this.files = files;
  }

  /**
   * Writes a file, as a whole or not at all.
   *
   * @param target the file; one that is there is replaced
   * @param tensors in the order they shall have, no name twice
   * @throws PixelException if PyTorch has no storage for a tensor's type, or the file cannot be
   *     saved; the old one is then untouched
   * @throws IllegalArgumentException if a name stands twice, or a source gives more or fewer bytes
   *     than its type and shape take
   */
  public void write(Path target, Collection<TensorSource> tensors) {
    List<TensorSource> ordered = List.copyOf(tensors);
    Set<String> names = new HashSet<>();
    for (TensorSource tensor : ordered) {
      if (!names.add(tensor.name())) {
        throw new IllegalArgumentException("two tensors are called " + tensor.name());
      }
    }
    byte[] pickle = StateDictPickle.of(ordered);
    files.write(target, channel -> write(channel, pickle, ordered));
  }

  private static void write(WritableByteChannel channel, byte[] pickle, List<TensorSource> tensors)
      throws IOException {
    CountingStream counter = new CountingStream(Channels.newOutputStream(channel));
    ZipOutputStream zip = new ZipOutputStream(counter);
    store(zip, counter, "data.pkl", ByteBuffer.wrap(pickle));
    store(zip, counter, "byteorder", ByteBuffer.wrap("little".getBytes(StandardCharsets.US_ASCII)));
    for (int i = 0; i < tensors.size(); i++) {
      store(zip, counter, "data/" + i, tensors.get(i).checkedBytes());
    }
    store(zip, counter, "version", ByteBuffer.wrap(VERSION));
    zip.finish();
    zip.flush(); // not closed, for the channel is not ours
  }

  private static void store(
      ZipOutputStream zip, CountingStream counter, String name, ByteBuffer data)
      throws IOException {
    CRC32 crc = new CRC32();
    crc.update(data.duplicate());
    ZipEntry entry = new ZipEntry(FOLDER + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setTimeLocal(NO_TIME);
    entry.setSize(data.remaining());
    entry.setCompressedSize(data.remaining());
    entry.setCrc(crc.getValue());
    zip.flush();
    entry.setExtra(padding(counter.count + LOCAL_HEADER + entry.getName().length()));
    zip.putNextEntry(entry);
    byte[] piece = new byte[1 << 16];
    while (data.hasRemaining()) {
      int length = Math.min(piece.length, data.remaining());
      data.get(piece, 0, length);
      zip.write(piece, 0, length);
    }
    zip.closeEntry();
  }

  /**
   * An extra field that brings what follows to a multiple of the alignment; PyTorch calls it FB.
   */
  private static byte[] padding(long nameEnd) {
    int fill = (int) ((ALIGNMENT - (nameEnd + EXTRA_HEADER) % ALIGNMENT) % ALIGNMENT);
    byte[] extra = new byte[EXTRA_HEADER + fill];
    extra[0] = 'F';
    extra[1] = 'B';
    extra[2] = (byte) fill;
    return extra;
  }

  /** Counts what goes through. */
  private static final class CountingStream extends FilterOutputStream {
    private long count;

    CountingStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      count += length;
    }
  }
}
