// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.attack.place.DataFile;
import org.pixellm.plugins.PixelException;

/** Words that sound alike, and spellings of one sound. */
final class SoundRules {
  private static final String TOGETHER = "=";
  private static final char START = '^';
  private static final char END = '$';

  private final Map<String, List<String>> homophones;
  private final List<Rule> rules;

  private SoundRules(Map<String, List<String>> homophones, List<Rule> rules) {
    this.homophones = homophones;
    this.rules = rules;
  }

  /**
   * How a part of a word can be spelt.
   *
   * @param letters the part
   * @param atStart whether only at a word's start
   * @param atEnd whether only at its end
   * @param followers letters of which one must follow; empty for any
   * @param spellings other spellings, empty ones not among them
   */
  record Rule(
      String letters, boolean atStart, boolean atEnd, String followers, List<String> spellings) {

    boolean holds(String word, int at) {
      int end = at + letters.length();
      return word.startsWith(letters, at)
          && (!atStart || at == 0)
          && (!atEnd || (end == word.length() && at > 0))
          && (followers.isEmpty()
              || (end < word.length() && followers.indexOf(word.charAt(end)) >= 0));
    }
  }

  /**
   * A part of a word that can be spelt in another way.
   *
   * @param start first UTF-16 index in the word
   * @param end index after the last
   * @param spellings the other ways
   */
  record Site(int start, int end, List<String> spellings) {}

  /** The English ones that come with pixel. */
  static SoundRules bundled() {
    return of(DataFile.bundled(SoundRules.class, "sounds-en.txt"));
  }

  /**
   * Those of a file. A line {@code = WORD WORD ...} has words that sound alike. A line {@code
   * LETTERS SPELLING ...} has other spellings of letters: {@code ^} before them, only at a word's
   * start, {@code $} behind them, only at its end, {@code (abc)} behind them, only if one of these
   * follows. Of several that fit at a place the longest holds, and of those the first.
   */
  static SoundRules of(DataFile file) {
    Map<String, List<String>> homophones = new HashMap<>();
    List<Rule> rules = new ArrayList<>();
    for (DataFile.Line line : file.lines()) {
      List<String> words = Arrays.asList(line.text().split("\\s+", -1));
      if (words.size() < 2) {
        throw file.error(line, "\"%s\" has nothing that sounds alike".formatted(line.text()));
      }
      if (words.get(0).equals(TOGETHER)) {
        List<String> alike = words.subList(1, words.size());
        alike.forEach(
            word ->
                homophones
                    .computeIfAbsent(word, w -> new ArrayList<>())
                    .addAll(alike.stream().filter(other -> !other.equals(word)).toList()));
      } else {
        rules.add(rule(words.get(0), words.subList(1, words.size())));
      }
    }
    if (rules.isEmpty()) {
      throw new PixelException(file.name() + " has no spellings of sounds");
    }
    return new SoundRules(homophones, rules);
  }

  private static Rule rule(String written, List<String> spellings) {
    String letters = written;
    String followers = "";
    int bracket = letters.indexOf('(');
    if (bracket >= 0) {
      followers = letters.substring(bracket + 1, letters.length() - 1);
      letters = letters.substring(0, bracket);
    }
    boolean atStart = letters.charAt(0) == START;
    boolean atEnd = letters.charAt(letters.length() - 1) == END;
    letters = letters.substring(atStart ? 1 : 0, letters.length() - (atEnd ? 1 : 0));
    return new Rule(letters, atStart, atEnd, followers, List.copyOf(spellings));
  }

  /**
   * Where a word can be spelt in another way, in order, none over another: the whole word if others
   * sound like it, otherwise its parts.
   *
   * @param word in lower case
   */
  List<Site> sites(String word) {
    List<String> alike = homophones.getOrDefault(word, List.of());
    if (!alike.isEmpty()) {
      return List.of(new Site(0, word.length(), alike));
    }
    List<Site> sites = new ArrayList<>();
    int at = 0;
    while (at < word.length()) {
      Rule longest = null;
      for (Rule rule : rules) {
        if (rule.holds(word, at)
            && (longest == null || rule.letters().length() > longest.letters().length())) {
          longest = rule;
        }
      }
      if (longest == null) {
        at++;
      } else {
        int end = at + longest.letters().length();
        sites.add(new Site(at, end, longest.spellings()));
        at = end;
      }
    }
    return sites;
  }
}
