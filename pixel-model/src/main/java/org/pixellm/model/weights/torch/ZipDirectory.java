// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pixellm.model.weights.Quoted;
import org.pixellm.model.weights.StoredTensors;
import org.pixellm.plugins.PixelException;

/**
 * The table of contents of a zip whose entries are stored as they are, as PyTorch writes it.
 * Compressed entries are refused, so nothing is ever inflated. {@link java.util.zip.ZipFile} is not
 * used, because it does not tell where an entry lies, and tensors are read in place.
 *
 * <p>Format: PKWARE's APPNOTE, 4.3.
 */
final class ZipDirectory {
  private static final int END_BYTES = 22;
  private static final int END = 0x06054b50;
  private static final int LOCATOR_BYTES = 20;
  private static final int LOCATOR = 0x07064b50;
  private static final int END64_BYTES = 56;
  private static final int END64 = 0x06064b50;

  /** Bytes of the end record of zip64 before those that its length counts. */
  private static final int END64_UNCOUNTED = 12;

  private static final int CENTRAL_BYTES = 46;
  private static final int CENTRAL = 0x02014b50;
  private static final int LOCAL_BYTES = 30;
  private static final int LOCAL = 0x04034b50;

  private static final long MOST_DIRECTORY_BYTES = 16_000_000;
  private static final int STORED = 0;
  private static final int ENCRYPTED = 1;
  private static final int WIDE_NUMBERS = 1;

  private static final long SATURATED_16 = 0xFFFFL;
  private static final long SATURATED_32 = 0xFFFFFFFFL;

  /**
   * What the table says of an entry.
   *
   * @param headerAt where its own header begins
   * @param size bytes of its data
   * @param crc their CRC-32
   */
  private record Listed(String name, long headerAt, long size, long crc) {}

  /** Where the table lies and how many entries it has. */
  private record Extent(long offset, long size, long entries) {}

  private final Path path;
  private final FileChannel channel;
  private final Map<String, Listed> entries = new LinkedHashMap<>();
  private long start;

  private ZipDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Reads and checks the table.
   *
   * @param path the file's name, for messages
   * @throws PixelException if the file does not end with a sound one
   */
  static ZipDirectory read(Path path, FileChannel channel) throws IOException {
    ZipDirectory directory = new ZipDirectory(path, channel);
    directory.load();
    return directory;
  }

  /** Names of all entries, in the table's order. */
  Iterable<String> names() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /**
   * Where an entry lies, by its own header.
   *
   * @throws PixelException if there is no such entry, or its header does not agree with the table
   */
  ZipEntryPlace place(String name) throws IOException {
    Listed listed = entries.get(name);
    if (listed == null) {
      throw wrong("it has no entry " + Quoted.of(name));
    }
    if (listed.headerAt() > start - LOCAL_BYTES) {
      throw wrong("its entry %s begins outside the file's data".formatted(Quoted.of(name)));
    }
    ByteBuffer header = bytes(listed.headerAt(), LOCAL_BYTES);
    int nameLength = header.getShort(26) & 0xFFFF;
    int extraLength = header.getShort(28) & 0xFFFF;
    long dataAt = listed.headerAt() + LOCAL_BYTES + nameLength + extraLength;
    if (header.getInt(0) != LOCAL
        || header.getShort(8) != STORED
        || dataAt > start
        || listed.size() > start - dataAt) {
      throw wrong(
          "its entry %s is not where, or not as long as, the table says"
              .formatted(Quoted.of(name)));
    }
    if (!text(bytes(listed.headerAt() + LOCAL_BYTES, nameLength)).equals(name)) {
      throw wrong("its entry %s has another name in its own header".formatted(Quoted.of(name)));
    }
    return new ZipEntryPlace(name, listed.headerAt(), dataAt, listed.size(), listed.crc());
  }

  private void load() throws IOException {
    long size = channel.size();
    Extent extent = extent(size);
    if (extent.size() > MOST_DIRECTORY_BYTES) {
      throw wrong(
          "its table of entries takes %d bytes, and at most %d are read"
              .formatted(extent.size(), MOST_DIRECTORY_BYTES));
    }
    start = extent.offset();
    ByteBuffer table = bytes(extent.offset(), (int) extent.size());
    for (long i = 0; i < extent.entries(); i++) {
      Listed listed = listed(table);
      if (entries.put(listed.name(), listed) != null) {
        throw wrong("its entry %s is there twice".formatted(Quoted.of(listed.name())));
      }
    }
    if (table.hasRemaining()) {
      throw wrong("its table of entries goes on after the last");
    }
  }

  private Extent extent(long size) throws IOException {
    if (size < END_BYTES) {
      throw wrong("it has %d bytes, and even an empty zip has %d".formatted(size, END_BYTES));
    }
    long endAt = size - END_BYTES;
    ByteBuffer end = bytes(endAt, END_BYTES);
    if (end.getInt(0) != END || end.getShort(20) != 0) {
      throw wrong("it does not end as a zip of torch.save does: it is cut off, or something else");
    }
    long entries = end.getShort(10) & SATURATED_16;
    long length = end.getInt(12) & SATURATED_32;
    long offset = end.getInt(16) & SATURATED_32;
    long wideAt = endAt - LOCATOR_BYTES;
    Extent extent = new Extent(offset, length, entries);
    long tableEnd = endAt;
    if (wideAt >= 0) {
      ByteBuffer locator = bytes(wideAt, LOCATOR_BYTES);
      if (locator.getInt(0) == LOCATOR) {
        tableEnd = locator.getLong(8);
        Extent wide = wide(tableEnd, wideAt);
        requireSame(entries, wide.entries(), SATURATED_16);
        requireSame(length, wide.size(), SATURATED_32);
        requireSame(offset, wide.offset(), SATURATED_32);
        extent = wide;
      }
    }
    if (extent.offset() < 0
        || extent.size() < 0
        || extent.entries() < 0
        || extent.offset() > tableEnd
        || extent.size() != tableEnd - extent.offset()) {
      throw wrong(
          "its end says that its table of entries has %d bytes from byte %d on, which cannot be"
              .formatted(extent.size(), extent.offset()));
    }
    return extent;
  }

  /** The end record of zip64, which ends where its locator begins. */
  private Extent wide(long at, long locatorAt) throws IOException {
    if (at < 0 || at > locatorAt - END64_BYTES) {
      throw wrong("the end of its table of entries is not where it says");
    }
    ByteBuffer end = bytes(at, END64_BYTES);
    if (end.getInt(0) != END64 || end.getLong(4) != locatorAt - at - END64_UNCOUNTED) {
      throw wrong("the end of its table of entries is not where it says");
    }
    return new Extent(end.getLong(48), end.getLong(40), end.getLong(32));
  }

  private void requireSame(long narrow, long wide, long saturated) {
    if (narrow != wide && narrow != saturated) {
      throw wrong("its two ends disagree: %d and %d".formatted(narrow, wide));
    }
  }

  private Listed listed(ByteBuffer table) {
    if (table.remaining() < CENTRAL_BYTES) {
      throw wrong("its table of entries is shorter than it says");
    }
    ByteBuffer fixed = slice(table, CENTRAL_BYTES);
    int nameLength = fixed.getShort(28) & 0xFFFF;
    int extraLength = fixed.getShort(30) & 0xFFFF;
    int commentLength = fixed.getShort(32) & 0xFFFF;
    if (fixed.getInt(0) != CENTRAL
        || table.remaining() < nameLength + extraLength + commentLength) {
      throw wrong("its table of entries is damaged");
    }
    String name = text(slice(table, nameLength));
    ByteBuffer extra = slice(table, extraLength);
    table.position(table.position() + commentLength);
    if (fixed.getShort(10) != STORED || (fixed.getShort(8) & ENCRYPTED) != 0) {
      throw wrong(
          "its entry %s is compressed or encrypted, and torch.save stores all as they are"
              .formatted(Quoted.of(name)));
    }
    long packed = fixed.getInt(20) & SATURATED_32;
    long size = fixed.getInt(24) & SATURATED_32;
    long headerAt = fixed.getInt(42) & SATURATED_32;
    ByteBuffer wide = wideNumbers(extra);
    size = widened(size, wide, name);
    packed = widened(packed, wide, name);
    headerAt = widened(headerAt, wide, name);
    if (size != packed) {
      throw wrong(
          "its entry %s is stored as it is, and yet has %d bytes there and %d unpacked"
              .formatted(Quoted.of(name), packed, size));
    }
    return new Listed(name, headerAt, size, fixed.getInt(16) & SATURATED_32);
  }

  private ByteBuffer wideNumbers(ByteBuffer extra) {
    while (extra.remaining() >= 4) {
      int kind = extra.getShort() & 0xFFFF;
      int length = extra.getShort() & 0xFFFF;
      if (length > extra.remaining()) {
        throw wrong("its table of entries is damaged");
      }
      ByteBuffer field = slice(extra, length);
      if (kind == WIDE_NUMBERS) {
        return field;
      }
    }
    return ByteBuffer.allocate(0);
  }

  /** Numbers of 64 bits stand in an extra field, in a fixed order, for those that do not fit. */
  private long widened(long narrow, ByteBuffer wide, String name) {
    if (narrow != SATURATED_32) {
      return narrow;
    }
    long value = wide.remaining() >= Long.BYTES ? wide.getLong() : -1;
    if (value < 0) {
      throw wrong("its entry %s has no size or place".formatted(Quoted.of(name)));
    }
    return value;
  }

  private ByteBuffer bytes(long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    StoredTensors.readFully(path, channel, bytes, at);
    return bytes.flip();
  }

  private static ByteBuffer slice(ByteBuffer bytes, int length) {
    ByteBuffer part = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(bytes.position() + length);
    return part;
  }

  private String text(ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new PixelException(wrong("an entry's name is not valid UTF-8").getMessage(), e);
    }
  }

  private PixelException wrong(String what) {
    return new PixelException(path + " is not a PyTorch checkpoint that can be read: " + what);
  }
}
