// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.pixellm.plugins.render.TextInput;

/** Random texts, pairs and word lists. */
final class AnyInput {
  /** Code points of blocks from everywhere, with how often each is taken. */
  private static final List<Tuple2<Integer, Arbitrary<Integer>>> BLOCKS =
      List.of(
          block(8, 'a', 'z'),
          block(6, ' ', ' '),
          block(2, 0x20, 0x7E),
          block(1, 0, 0x1F),
          block(1, 'f', 'i'),
          block(2, 0x300, 0x36F),
          block(1, 0x370, 0x52F),
          block(4, 0x5D0, 0x5EA),
          block(4, 0x620, 0x64A),
          block(1, 0x590, 0x8FF),
          block(1, 0x660, 0x669),
          block(2, 0x900, 0xDFF),
          block(1, 0xE00, 0xFFF),
          block(1, 0x1100, 0x13FF),
          block(1, 0x1800, 0x18AF),
          block(2, 0x2000, 0x206F),
          block(1, 0x2070, 0x2E7F),
          block(2, 0x2E80, 0x9FFF),
          block(1, 0xAC00, 0xD7A3),
          block(2, 0xD800, 0xDFFF),
          block(1, 0xE000, 0xF8FF),
          block(1, 0xF900, 0xFFFF),
          block(1, 0x10000, 0x10FFFF),
          block(1, 0x10A00, 0x10FFF),
          block(1, 0x110BD, 0x110CD),
          block(2, 0x1F300, 0x1FAFF),
          block(1, 0xE0000, 0xE01EF));

  private AnyInput() {}

  private static Tuple2<Integer, Arbitrary<Integer>> block(int weight, int first, int last) {
    return Tuple.of(weight, Arbitraries.integers().between(first, last));
  }

  static Arbitrary<String> text(int longest) {
    return Arbitraries.frequencyOf(BLOCKS).list().ofMaxSize(longest).map(AnyInput::string);
  }

  static Arbitrary<String> of(String characters, int longest) {
    return Arbitraries.of(characters.chars().boxed().toList())
        .list()
        .ofMaxSize(longest)
        .map(AnyInput::string);
  }

  static Arbitrary<TextInput> input() {
    return inputs(text(90));
  }

  static Arbitrary<TextInput> inputs(Arbitrary<String> text) {
    Arbitrary<TextInput> pairs = Combinators.combine(text, text).as(TextInput.Pair::new);
    Arbitrary<TextInput> words =
        text.map(word -> word.substring(0, Math.min(word.length(), 14)))
            .list()
            .ofMinSize(1)
            .ofMaxSize(12)
            .map(TextInput.Words::new);
    return Arbitraries.oneOf(text.map(TextInput::of), pairs, words);
  }

  private static String string(List<Integer> codePoints) {
    StringBuilder text = new StringBuilder();
    codePoints.forEach(text::appendCodePoint);
    return text.toString();
  }
}
