// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts.large;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.pixellm.render.fonts.BundledFont;
import org.pixellm.render.fonts.BundledFonts;
import org.pixellm.render.samples.FontTables;
import org.pixellm.render.samples.LanguageSamples;

/** Whether all bundled fonts draw what is told of them. */
class FontCoverageTest {
  /** Blank by nature: the Braille blank and the head of a note that has none. */
  private static final Set<Integer> BLANK_TOO = Set.of(0x2800, 0x1D159);

  /** Properties of UAX 44 in ICU's numbering of Indic_Syllabic_Category. */
  private static final Set<String> STACKING = Set.of("Invisible_Stacker", "Virama", "Pure_Killer");

  @TestFactory
  Stream<DynamicTest> whatIsToldIsWhatTheFontHas() {
    List<BundledFont> fonts = BundledFonts.inOrder();
    return Stream.iterate(0, face -> face < fonts.size(), face -> face + 1)
        .map(face -> DynamicTest.dynamicTest(fonts.get(face).name(), () -> compare(face)));
  }

  private static void compare(int face) throws Exception {
    byte[] file = BundledFonts.inOrder().get(face).read();
    FontTables tables = new FontTables(file);
    SortedMap<Integer, Integer> map = tables.characterMap();
    Set<Integer> told =
        BundledFonts.coverage().codePoints(face).boxed().collect(Collectors.toSet());
    assertTrue(map.keySet().containsAll(told), "told of characters that the font does not map");
    IntPredicate empty = tables.has("loca") ? tables::isEmpty : outlines(file);
    Set<Integer> wrong = new TreeSet<>();
    map.forEach(
        (codePoint, glyph) -> {
          boolean draws = !empty.test(glyph) || mayBeBlank(codePoint);
          if (draws != told.contains(codePoint)) {
            wrong.add(codePoint);
          }
        });
    assertEquals(Set.of(), wrong);
  }

  private static IntPredicate outlines(byte[] file) throws Exception {
    Font font =
        Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file)).deriveFont(1000f);
    FontRenderContext context = new FontRenderContext(null, true, true);
    return glyph -> {
      Rectangle2D ink =
          font.createGlyphVector(context, new int[] {glyph}).getGlyphOutline(0).getBounds2D();
      return ink.getWidth() <= 0 && ink.getHeight() <= 0;
    };
  }

  private static boolean mayBeBlank(int codePoint) {
    int category = UCharacter.getType(codePoint);
    return UCharacter.isUWhiteSpace(codePoint)
        || UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
        || category == Character.FORMAT
        || category == Character.CONTROL
        || BLANK_TOO.contains(codePoint)
        || STACKING.contains(
            UCharacter.getPropertyValueName(
                UProperty.INDIC_SYLLABIC_CATEGORY,
                UCharacter.getIntPropertyValue(codePoint, UProperty.INDIC_SYLLABIC_CATEGORY),
                UProperty.NameChoice.LONG));
  }

  @Test
  void everyCharacterOfTheSamplesIsDrawn() {
    TreeMap<String, Set<String>> missing = new TreeMap<>();
    LanguageSamples.all()
        .forEach(
            (name, text) ->
                text.codePoints()
                    .filter(c -> UCharacter.isDefined(c) && UCharacter.isPrintable(c))
                    .filter(c -> BundledFonts.coverage().faces(c).length == 0)
                    .forEach(
                        c ->
                            missing
                                .computeIfAbsent(name, n -> new TreeSet<>())
                                .add(Integer.toHexString(c))));
    assertEquals(new TreeMap<>(), missing);
  }
}
