// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pixellm.plugins.PixelException;

/**
 * A span of words of one type, as BIO or BIOES tags mark it.
 *
 * @param type what it is, for example {@code PER}
 * @param first its first word, from 0
 * @param last its last word
 */
record Span(String type, int first, int last) {

  /** One tag taken apart: {@code B-PER} is B and PER. */
  private record Tag(char prefix, String type) {
    static final Tag OUTSIDE = new Tag('O', "");

    static Tag of(String text) {
      if (text.equals("O")) {
        return OUTSIDE;
      }
      boolean marked = text.length() > 2 && text.charAt(1) == '-';
      if (!marked || "BIES".indexOf(text.charAt(0)) < 0) {
        throw new PixelException(
            "\"%s\" marks no span: a tag is O, or B-, I-, E- or S- and a type".formatted(text));
      }
      return new Tag(text.charAt(0), text.substring(2));
    }

    boolean inside() {
      return prefix != 'O';
    }

    /** Whether a span cannot go on after this tag. */
    boolean ends() {
      return prefix == 'E' || prefix == 'S';
    }

    /** Whether a span goes on from the tag before this one, rather than beginning here. */
    boolean continues(Tag before) {
      boolean joins = prefix == 'I' || prefix == 'E';
      return joins && before.inside() && !before.ends() && before.type.equals(type);
    }
  }

  /**
   * The spans of a sentence. Lenient, as conlleval: an I after O, or after another type, begins a
   * span of its own.
   *
   * @throws PixelException if a tag is none of BIO or BIOES
   */
  static List<Span> of(List<String> tags) {
    List<Span> spans = new ArrayList<>();
    Optional<Span> open = Optional.empty();
    Tag before = Tag.OUTSIDE;
    for (int word = 0; word < tags.size(); word++) {
      Tag tag = Tag.of(tags.get(word));
      if (tag.continues(before)) {
        Span longer = open.orElseThrow();
        open = Optional.of(new Span(longer.type, longer.first, word));
      } else {
        open.ifPresent(spans::add);
        open = tag.inside() ? Optional.of(new Span(tag.type, word, word)) : Optional.empty();
      }
      before = tag;
    }
    open.ifPresent(spans::add);
    return spans;
  }
}
