// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.visual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UCharacterDirection;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.util.VersionInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pixellm.render.fonts.BundledFonts;

/**
 * The bundled table is what ICU's data say of the characters that the bundled fonts draw. After a
 * new ICU or new fonts, run this test with {@code -Dpixel.tables.write=true}, which writes the
 * table again; attacks by it are not the same then, and neither are the goldens.
 */
class ConfusablesTableTest {
  private static final Path FILE =
      Path.of("src/main/resources/org/pixellm/attack/visual/confusables.tsv");

  private final SpoofChecker checker = new SpoofChecker.Builder().build();
  private final Normalizer2 together = Normalizer2.getNFCInstance();

  @Test
  void theTableIsWhatUnicodeSays() throws IOException {
    List<String> now = table();
    assertTrue(now.size() > 3000, "only " + now.size() + " lines");
    if (Boolean.getBoolean("pixel.tables.write")) {
      Files.write(FILE, now);
    }
    assertEquals(Files.readAllLines(FILE), now);
  }

  private List<String> table() {
    Map<String, List<Integer>> alike = new TreeMap<>();
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (isSeen(point)) {
        alike.computeIfAbsent(skeleton(point), skeleton -> new ArrayList<>()).add(point);
      }
    }
    Map<Integer, String> lines = new TreeMap<>();
    alike.forEach(
        (skeleton, points) -> {
          for (int point : points) {
            if (UCharacter.isLetterOrDigit(point)) {
              String others = String.join(" ", others(point, points, skeleton));
              if (!others.isEmpty()) {
                lines.put(point, Character.toString(point) + "\t" + others);
              }
            }
          }
        });
    List<String> table = new ArrayList<>();
    table.add(
        "# Confusable characters of Unicode %s (UTS 39), by ICU %s, of those that the bundled fonts draw."
            .formatted(UCharacter.getUnicodeVersion(), VersionInfo.ICU_VERSION));
    table.add(
        "# Copyright 1991-2025 Unicode, Inc. See UNICODE-LICENSE.txt here. Written by ConfusablesTableTest.");
    table.addAll(lines.values());
    return table;
  }

  private String skeleton(int point) {
    return checker.getSkeleton(Character.toString(point));
  }

  /** Letters, digits, punctuation and symbols that a font draws, none of them a blank. */
  private static boolean isSeen(int point) {
    int type = UCharacter.getType(point);
    boolean hasShape =
        switch (type) {
          case UCharacterCategory.UNASSIGNED,
              UCharacterCategory.CONTROL,
              UCharacterCategory.FORMAT,
              UCharacterCategory.PRIVATE_USE,
              UCharacterCategory.SURROGATE,
              UCharacterCategory.SPACE_SEPARATOR,
              UCharacterCategory.LINE_SEPARATOR,
              UCharacterCategory.PARAGRAPH_SEPARATOR,
              UCharacterCategory.NON_SPACING_MARK,
              UCharacterCategory.COMBINING_SPACING_MARK,
              UCharacterCategory.ENCLOSING_MARK ->
              false;
          default -> true;
        };
    return hasShape
        && !UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
        && BundledFonts.coverage().faces(point).length > 0;
  }

  private Set<String> others(int point, List<Integer> points, String skeleton) {
    Set<String> others = new LinkedHashSet<>();
    for (int other : points) {
      if (other != point && goesWith(point, other)) {
        others.add(Character.toString(other));
      }
    }
    String several = together.normalize(skeleton);
    // a syllable's skeleton is its parts in a row, which is made to be compared and not to be seen
    boolean syllable = UCharacter.getIntPropertyValue(point, UProperty.HANGUL_SYLLABLE_TYPE) > 0;
    boolean letters =
        !syllable
            && several.codePointCount(0, several.length()) > 1
            && several.codePoints().allMatch(c -> UCharacter.isLetter(c) && goesWith(point, c));
    if (letters && !several.equals(Character.toString(point))) {
      others.add(several);
    }
    return others;
  }

  /** In a word of the one the other does not change the order in which letters are shown. */
  private static boolean goesWith(int point, int other) {
    int direction = UCharacter.getDirection(point);
    int others = UCharacter.getDirection(other);
    boolean neutral =
        direction == UCharacterDirection.LEFT_TO_RIGHT
            && (others == UCharacterDirection.OTHER_NEUTRAL
                || others == UCharacterDirection.EUROPEAN_NUMBER);
    boolean number =
        direction == UCharacterDirection.EUROPEAN_NUMBER
            && others == UCharacterDirection.LEFT_TO_RIGHT;
    return direction == others || neutral || number;
  }
}
