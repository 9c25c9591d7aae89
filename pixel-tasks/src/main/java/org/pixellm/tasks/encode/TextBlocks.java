// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Function;

/** Reads texts ahead until there are enough to be put in order of length. For one thread. */
final class TextBlocks implements Iterator<EncodedText> {
  /** Batches of a block: enough of them that batches of one length come together. */
  private static final int BATCHES = 16;

  /** Texts drawn at once. */
  private static final int DRAWN_AT_ONCE = 128;

  private final Iterator<String> texts;
  private final long blockPatches;
  private final Function<List<String>, List<DrawnText>> draw;
  private final Function<List<DrawnText>, List<EncodedText>> encode;
  private final Queue<EncodedText> ready = new ArrayDeque<>();

  TextBlocks(
      Iterator<String> texts,
      EncodingOptions options,
      Function<List<String>, List<DrawnText>> draw,
      Function<List<DrawnText>, List<EncodedText>> encode) {
    this.texts = texts;
    this.blockPatches = (long) options.batchPatches() * BATCHES;
    this.draw = draw;
    this.encode = encode;
  }

  @Override
  public boolean hasNext() {
    if (ready.isEmpty() && texts.hasNext()) {
      ready.addAll(encode.apply(block()));
    }
    return !ready.isEmpty();
  }

  @Override
  public EncodedText next() {
    if (!hasNext()) {
      throw new NoSuchElementException("there are no more texts");
    }
    return ready.remove();
  }

  private List<DrawnText> block() {
    List<DrawnText> block = new ArrayList<>();
    long patches = 0;
    while (texts.hasNext() && patches < blockPatches) {
      List<String> few = new ArrayList<>();
      long chars = 0;
      // A window of 16 patches holds about 50 characters, so long texts are drawn in smaller
      // groups.
      while (texts.hasNext() && few.size() < DRAWN_AT_ONCE && chars < 3 * blockPatches) {
        String text = texts.next();
        few.add(text);
        chars += text.length();
      }
      List<DrawnText> drawn = draw.apply(few);
      block.addAll(drawn);
      patches += drawn.stream().mapToLong(DrawnText::patches).sum();
    }
    return block;
  }
}
