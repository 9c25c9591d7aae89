// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.plugins.data.Shard;
import org.pixellm.plugins.data.TextExample;
import org.pixellm.tasks.read.file.RangeShards;
import org.pixellm.tasks.read.file.ReadableFile;

/**
 * Reads any UTF-8 text file, a paragraph or a line an example.
 *
 * <p>Lines end with LF, CR LF or CR. A byte order mark is left out. A paragraph ends at a blank
 * line (spaces and tabs allowed); its lines are joined with one space. Blank examples are left out.
 * Malformed UTF-8 and stray zero bytes are replaced by U+FFFD and counted. Text of 64 KiB without
 * an example's end is cut at a space where there is one, so that no example is longer than about
 * 128 KiB and memory does not depend on the file. An example belongs to the shard in which its
 * first byte lies; where shards are cut makes no difference to the examples.
 */
public final class TextReader implements DatasetReader<TextExample> {
  private static final int SNIFFED_BYTES = 8192;

  private final BreakRules rules;

  /** A reader with the given settings. */
  public TextReader(TextReaderConfig config) {
    this(BreakRules.of(config.unit()));
  }

  TextReader(BreakRules rules) {
    this.rules = rules;
  }

  /**
   * {@inheritDoc}
   *
   * @throws PixelException if there is no such file, or it is a folder, empty, or not UTF-8 text
   */
  @Override
  public List<Shard> shards(Path file, long shardBytes) {
    if (shardBytes < 1) {
      throw new IllegalArgumentException("shards of " + shardBytes + " bytes");
    }
    long size = ReadableFile.size(file);
    refuseBinary(file);
    return new RangeShards(file, size, shardBytes);
  }

  @Override
  public Stream<TextExample> read(Shard shard, ReadIssues issues) {
    FileBytes bytes = open(shard.file());
    return StreamSupport.stream(new ShardExamples(shard, bytes, rules, issues), false)
        .onClose(() -> close(bytes));
  }

  private static void refuseBinary(Path file) {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(SNIFFED_BYTES);
    } catch (IOException e) {
      throw ReadableFile.unreadable(file, e);
    }
    if (head.length >= 2) {
      int mark = (head[0] & 0xFF) << 8 | (head[1] & 0xFF);
      if (mark == 0xFFFE || mark == 0xFEFF) {
        throw new PixelException(file + " is UTF-16; convert it to UTF-8");
      }
    }
    for (byte value : head) {
      if (value == 0) {
        throw new PixelException(
            file + " is no text file (it has zero bytes); give a file of UTF-8 text");
      }
    }
  }

  private static FileBytes open(Path file) {
    ReadableFile.check(file);
    try {
      return new FileBytes(file);
    } catch (IOException e) {
      throw ReadableFile.unreadable(file, e);
    }
  }

  private static void close(FileBytes bytes) {
    try {
      bytes.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
