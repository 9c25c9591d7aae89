// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoverageReportTest {

  private static CoverageReport of(String text, Map<Integer, Integer> missing, String place) {
    CoverageCounter counter = new CoverageCounter();
    counter.add(text, missing, place);
    return counter.report();
  }

  @Test
  void nothingWasLookedAt() {
    CoverageReport report = CoverageReport.empty();
    assertEquals(0, report.texts());
    assertEquals(0, report.characters());
    assertEquals(0, report.missingShare());
    assertEquals(List.of(), report.scripts());
    assertEquals(List.of(), report.missingGlyphs());
  }

  @Test
  void countsCharactersByScriptWithoutBlanks() {
    CoverageReport report = of("ab 1\t\u00a0Ωe\u0301\u0928\n", Map.of(), "");
    assertEquals(
        List.of(
            new ScriptCoverage("Latin", 3, 0),
            new ScriptCoverage("Common", 1, 0),
            new ScriptCoverage("Devanagari", 1, 0),
            new ScriptCoverage("Greek", 1, 0),
            new ScriptCoverage("Inherited", 1, 0)),
        report.scripts());
    assertEquals(7, report.characters());
    assertEquals(0, report.missing());
  }

  @Test
  void countsWhatIsMissingByCodePointAndScript() {
    CoverageReport report = of("日本日 😀a", Map.of(0x65E5, 2, 0x1F600, 1, 0x672C, 1), "a.txt:3");
    assertEquals(
        List.of(new ScriptCoverage("Han", 3, 3), new ScriptCoverage("Common", 1, 1)),
        report.scriptsMissed());
    assertEquals(
        List.of(
            new MissingGlyph(0x65E5, 2, List.of("a.txt:3")),
            new MissingGlyph(0x672C, 1, List.of("a.txt:3")),
            new MissingGlyph(0x1F600, 1, List.of("a.txt:3"))),
        report.missingGlyphs());
    assertEquals(4.0 / 5, report.missingShare());
  }

  @Test
  void aSurrogateAloneIsACharacter() {
    CoverageReport report = of("a\ud800", Map.of(0xD800, 1), "");
    assertEquals(List.of(new ScriptCoverage("Unknown", 1, 1)), report.scriptsMissed());
  }

  @Test
  void aBlankThatCannotBeDrawnIsCountedAfterAll() {
    CoverageReport report = of("a\u3000", Map.of(0x3000, 1), "");
    assertEquals(2, report.characters());
    assertEquals(1, report.missing());
  }

  @Test
  void reportsAddUp() {
    CoverageReport first = of("aй日", Map.of(0x65E5, 1), "a:1");
    CoverageReport second = of("b日𐎀", Map.of(0x65E5, 1, 0x10380, 1), "b:7");
    CoverageReport both = first.plus(second);
    assertEquals(2, both.texts());
    assertEquals(6, both.characters());
    assertEquals(3, both.missing());
    assertEquals(new MissingGlyph(0x65E5, 2, List.of("a:1", "b:7")), both.missingGlyphs().get(0));
    assertEquals(second.plus(first).scripts(), both.scripts());
    assertEquals(CoverageReport.empty().plus(both).scripts(), both.scripts());
    assertEquals(1, first.missing(), "a report does not change");
  }

  @Test
  void keepsTheFirstFewPlacesOnce() {
    CoverageCounter counter = new CoverageCounter();
    for (String place : List.of("a:1", "a:1", "a:2", "b:1", "b:2")) {
      counter.add("日", Map.of(0x65E5, 1), place);
    }
    assertEquals(
        List.of(new MissingGlyph(0x65E5, 5, List.of("a:1", "a:2", "b:1"))),
        counter.report().missingGlyphs());
  }
}
