// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.visual;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.pixellm.attack.place.Clusters;
import org.pixellm.attack.place.DataFile;
import org.pixellm.attack.place.Draw;
import org.pixellm.attack.place.LetterAttack;
import org.pixellm.plugins.PixelException;

/**
 * Puts characters in the place of others, by a table. A letter with marks is looked up as a whole,
 * then without its marks, which stay. Marks of one script alone, such as the vowel signs of
 * Devanagari, stay with letters of that script. A Hangul syllable is looked up as a whole alone:
 * its parts have their places in a square, and no other letters do.
 */
final class LookAlikes implements LetterAttack.Change {
  private final Normalizer2 apart = Normalizer2.getNFDInstance();
  private final Normalizer2 together = Normalizer2.getNFCInstance();
  private final Map<String, List<String>> table;

  private LookAlikes(Map<String, List<String>> table) {
    this.table = table;
  }

  /**
   * Those of a file.
   *
   * @param file a line for a character: the character, a tab, and what looks like it, the most
   *     alike first, with spaces between
   * @param most how many are taken of each line at most
   * @param taken which of them are: given the character and what looks like it
   * @throws PixelException if a line is not so, or nothing is left
   */
  static LookAlikes of(DataFile file, int most, BiPredicate<String, String> taken) {
    Map<String, List<String>> table = new HashMap<>();
    Normalizer2 together = Normalizer2.getNFCInstance();
    Clusters clusters = new Clusters();
    for (DataFile.Line line : file.lines()) {
      int tab = line.text().indexOf('\t');
      String character = tab < 0 ? line.text() : line.text().substring(0, tab);
      if (tab < 0 || clusters.of(character).size() != 1) {
        throw file.error(
            line, "a line is a character, a tab, and what looks like it with spaces between");
      }
      List<String> others =
          Arrays.stream(line.text().substring(tab + 1).strip().split("\\s+", -1))
              .filter(other -> !other.equals(character) && !Clusters.hasBlank(other))
              .filter(other -> taken.test(character, other))
              .limit(most)
              .toList();
      if (!others.isEmpty()) {
        // of two characters that are the same, K and the kelvin sign, the first has its say
        table.putIfAbsent(together.normalize(character), others);
      }
    }
    if (table.isEmpty()) {
      throw new PixelException(file.name() + " names nothing that looks alike");
    }
    return new LookAlikes(table);
  }

  @Override
  public String of(String cluster, Draw draw) {
    if (Clusters.isEmojiOfText(cluster)) {
      return cluster;
    }
    List<String> whole = table.get(together.normalize(cluster));
    if (whole != null) {
      return whole.get(draw.choice(whole.size()));
    }
    String parts = apart.normalize(cluster);
    if (UScript.getScript(parts.codePointAt(0)) == UScript.HANGUL) {
      return cluster;
    }
    int base = Character.charCount(parts.codePointAt(0));
    String marks = parts.substring(base);
    List<String> others = table.getOrDefault(parts.substring(0, base), List.of());
    if (!marks.isEmpty() && !marks.codePoints().allMatch(LookAlikes::isOfAllScripts)) {
      int script = UScript.getScript(parts.codePointAt(0));
      others =
          others.stream()
              .filter(other -> UScript.getScript(other.codePointAt(0)) == script)
              .toList();
    }
    return others.isEmpty()
        ? cluster
        : together.normalize(others.get(draw.choice(others.size())) + marks);
  }

  private static boolean isOfAllScripts(int mark) {
    int script = UScript.getScript(mark);
    return script == UScript.INHERITED || script == UScript.COMMON;
  }
}
