// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.pixellm.attack.place.Clusters;
import org.pixellm.attack.place.Draw;
import org.pixellm.attack.place.Severity;
import org.pixellm.attack.place.Span;
import org.pixellm.attack.place.TextWords;
import org.pixellm.attack.word.SegmentationConfig.Spaces;
import org.pixellm.plugins.task.TextAttack;

/**
 * Leaves out spaces between words, and puts a space into words: the severity is the share of the
 * spaces, and of the words. Line breaks stay, and so do spaces at a line's ends.
 */
final class SegmentationAttack implements TextAttack {
  /** Spaces and words are counted apart. */
  private static final int OF_SPACES = 0;

  private static final int OF_WORDS = 1;

  private final TextWords words = new TextWords();
  private final Clusters clusters = new Clusters();
  private final Spaces spaces;

  SegmentationAttack(Spaces spaces) {
    this.spaces = spaces;
  }

  /** A part of the text, and what comes in its place. */
  private record Edit(Span span, String text) {}

  @Override
  public boolean keepsWords() {
    return false;
  }

  @Override
  public String attack(String text, double severity, RandomGenerator random) {
    Severity.check(severity);
    Draw draw = Draw.from(random);
    List<Edit> edits = new ArrayList<>();
    if (spaces != Spaces.INSERT) {
      leaveOut(text, severity, draw.at(OF_SPACES), edits);
    }
    if (spaces != Spaces.REMOVE) {
      putIn(text, severity, draw.at(OF_WORDS), edits);
    }
    edits.sort(Comparator.comparingInt(edit -> edit.span().start()));
    StringBuilder attacked = new StringBuilder(text.length() + 16);
    int done = 0;
    for (Edit edit : edits) {
      attacked.append(text, done, edit.span().start()).append(edit.text());
      done = edit.span().end();
    }
    return attacked.append(text, done, text.length()).toString();
  }

  private static void leaveOut(String text, double severity, Draw draw, List<Edit> edits) {
    int number = 0;
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && isSpace(text.charAt(end))) {
        end++;
      }
      if (end > start
          && start > 0
          && end < text.length()
          && !Clusters.isBlank(text.charAt(start - 1))
          && !Clusters.isBlank(text.charAt(end))
          && draw.at(number++).below(severity)) {
        edits.add(new Edit(new Span(start, end), ""));
      }
      start = Math.max(end, start + 1);
    }
  }

  private void putIn(String text, double severity, Draw draw, List<Edit> edits) {
    int number = 0;
    for (Span word : words.of(text)) {
      Draw own = draw.at(number++);
      List<String> letters = clusters.of(word.of(text));
      if (letters.size() > 1 && own.below(severity)) {
        int before = 1 + own.choice(letters.size() - 1);
        int at = word.start() + String.join("", letters.subList(0, before)).length();
        edits.add(new Edit(new Span(at, at), " "));
      }
    }
  }

  /** Spaces of any width, and tabs; all are single UTF-16 units. */
  private static boolean isSpace(char c) {
    return c == '\t' || UCharacter.getType(c) == UCharacterCategory.SPACE_SEPARATOR;
  }
}
