// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.text;

import java.io.IOException;
import java.util.Arrays;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.plugins.data.Shard;
import org.pixellm.plugins.data.TextExample;

/** The examples that start in a shard, in order; the last may end behind it. */
final class ShardExamples extends Spliterators.AbstractSpliterator<TextExample> {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Shard shard;
  private final FileBytes bytes;
  private final BreakFinder breaks;
  private final Utf8 utf8;
  private byte[] segment = new byte[1024];
  private boolean started;
  private long start;

  ShardExamples(Shard shard, FileBytes bytes, BreakRules rules, ReadIssues issues) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
    this.shard = shard;
    this.bytes = bytes;
    this.breaks = new BreakFinder(rules, bytes, shard.start());
    this.utf8 = new Utf8(issues);
  }

  @Override
  public boolean tryAdvance(Consumer<? super TextExample> action) {
    try {
      if (!started) {
        start = breaks.next();
        started = true;
      }
      while (start >= 0 && start < shard.end()) {
        long next = breaks.next();
        String text = text(start, next < 0 ? bytes.size() : next);
        start = next;
        if (!text.isEmpty()) {
          action.accept(new TextExample(text));
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new PixelException("cannot read " + shard.file() + ": " + e.getMessage(), e);
    }
  }

  private String text(long from, long to) throws IOException {
    int length = 0;
    for (long at = from; at < to; at++) {
      int value = bytes.at(at);
      if (value < 0) {
        break;
      }
      if (length == segment.length) {
        segment = Arrays.copyOf(segment, 2 * length);
      }
      segment[length++] = (byte) value;
      if (at == 2 && from == 0 && Arrays.equals(segment, 0, 3, BYTE_ORDER_MARK, 0, 3)) {
        length = 0;
      }
    }
    return UnwrappedText.of(utf8.decode(segment, length));
  }
}
