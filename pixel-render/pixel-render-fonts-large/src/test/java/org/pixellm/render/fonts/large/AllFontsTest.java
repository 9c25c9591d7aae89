// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts.large;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pixellm.render.fonts.BundledFont;
import org.pixellm.render.fonts.BundledFonts;
import org.pixellm.render.fonts.FontTrait;

/** The bundled fonts as they are where all jars with some are on the class path. */
class AllFontsTest {
  private static final String CIPHER = "ᗪ🝗🝗尸 ㇄🝗闩尺𝓝讠𝓝Ꮆ.";

  private static BundledFont named(String resource) {
    return BundledFonts.inOrder().stream()
        .filter(font -> font.resource().equals(resource))
        .findFirst()
        .orElseThrow();
  }

  /** The name of the file that draws a code point. */
  private static String drawing(int codePoint) {
    int[] faces = BundledFonts.coverage().faces(codePoint);
    return faces.length == 0 ? "none" : BundledFonts.inOrder().get(faces[0]).resource();
  }

  @Test
  void everyFontIsTheFileItsHashTells() throws Exception {
    Set<String> names = new HashSet<>();
    for (BundledFont font : BundledFonts.inOrder()) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(font.read());
      assertEquals(font.sha256(), HexFormat.of().formatHex(hash), font.name());
      assertTrue(names.add(font.name()), font.name() + " is there twice");
    }
    assertTrue(names.size() > 140, "only " + names.size() + " faces");
  }

  @Test
  void theFaceThatTheOriginalDrawsWithComesFirst() {
    BundledFont first = BundledFonts.inOrder().get(0);
    assertEquals("Noto Sans Regular", first.name());
    assertEquals("2.004", first.version());
    assertEquals(
        "89c3c497f618fdaa0b2d1e98fef93582f28c71debd2c4a8cdf41f190ced2909d", first.sha256());
  }

  @Test
  void everyFontsCopyrightIsBesideIt() throws IOException {
    String here = licence(LargeFonts.class);
    String there = licence(BundledFonts.class);
    for (BundledFont font : BundledFonts.inOrder()) {
      boolean large = LargeFonts.class.getResource(font.resource()) != null;
      assertTrue(
          (large ? here : there).matches("(?s).*\n" + font.resource() + ": [^\n]*20[0-9]{2}.*"),
          font.resource());
    }
  }

  private static String licence(Class<?> beside) throws IOException {
    try (InputStream in = beside.getResourceAsStream("OFL.txt")) {
      String licence = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(licence.contains("SIL OPEN FONT LICENSE Version 1.1"));
      return licence;
    }
  }

  @Test
  void aFontThatIsNotThereIsAnError() {
    LargeFonts fonts = new LargeFonts();
    assertTrue(
        assertThrows(IOException.class, () -> fonts.open("None.ttf"))
            .getMessage()
            .contains("None.ttf"));
  }

  @Test
  void nothingIsAbsent() {
    assertEquals(List.of(), BundledFonts.absent());
    assertEquals(Optional.empty(), BundledFonts.absentJar(0x6F22));
  }

  @Test
  void traitsTellWhatAFaceIsFor() {
    assertEquals(Set.of(FontTrait.MONOSPACED), named("NotoSansMono-Regular.ttf").traits());
    assertEquals(Set.of(FontTrait.EMOJI), named("NotoEmoji-Regular.ttf").traits());
    assertEquals(Set.of(), named("NotoSansThai-Regular.ttf").traits());
  }

  @Test
  void scriptsAreDrawnByTheirOwnFaces() {
    assertEquals("NotoSans-Regular.ttf", drawing('a'));
    assertEquals("NotoSans-Regular.ttf", drawing('\u03A9'));
    assertEquals("NotoSans-Regular.ttf", drawing('\u0416'));
    List<String> letters =
        List.of(
            "\u0634Arabic",
            "\u05E9Hebrew",
            "\u0928Devanagari",
            "\u0995Bengali",
            "\u0A97Gujarati",
            "\u0BA4Tamil",
            "\u0C24Telugu",
            "\u0E17Thai",
            "\u12A0Ethiopic",
            "\u0561Armenian",
            "\u10D0Georgian",
            "\u2C80Coptic",
            "\u0710Syriac",
            "\u1401CanadianAboriginal",
            "\u13A0Cherokee",
            "\u2200Math",
            "\u2625Symbols",
            "\u2800Symbols2");
    for (String letter : letters) {
      // Math's most common signs are in the CJK face, as they are where the original runs.
      int codePoint = letter.endsWith("Math") ? 0x1D4DD : letter.codePointAt(0);
      assertEquals("NotoSans" + letter.substring(1) + "-Regular.ttf", drawing(codePoint));
    }
    for (int codePoint : new int[] {0x6F22, 0x3042, 0x30AB, 0xD55C, 0x1112, 0x3400, 0xFF21}) {
      assertEquals("NotoSansCJKjp-Regular.otf", drawing(codePoint));
    }
    assertEquals("NotoEmoji-Regular.ttf", drawing(0x1F355));
  }

  @Test
  void theCipherIsDrawnByTheFacesThatTheOriginalTook() {
    List<String> faces =
        CIPHER.codePoints().mapToObj(AllFontsTest::drawing).distinct().sorted().toList();
    assertEquals(
        List.of(
            "NotoSans-Regular.ttf",
            "NotoSansCJKjp-Regular.otf",
            "NotoSansCanadianAboriginal-Regular.ttf",
            "NotoSansCherokee-Regular.ttf",
            "NotoSansMath-Regular.ttf",
            "NotoSansSymbols-Regular.ttf"),
        faces);
  }

  @Test
  void allIdeographsOfTheFirstBlocksAreDrawn() {
    // Those that were in Unicode when the face was made.
    for (int codePoint = 0x4E00; codePoint <= 0x9FEF; codePoint++) {
      assertEquals("NotoSansCJKjp-Regular.otf", drawing(codePoint));
    }
    for (int codePoint = 0x3400; codePoint <= 0x4DB5; codePoint++) {
      assertEquals("NotoSansCJKjp-Regular.otf", drawing(codePoint));
    }
    for (int codePoint = 0xAC00; codePoint <= 0xD7A3; codePoint++) {
      assertEquals("NotoSansCJKjp-Regular.otf", drawing(codePoint));
    }
  }

  /** Models that were trained before these faces got a jar of their own have this digest. */
  @Test
  void theDigestIsThatOfAllFontsInOneJar() {
    assertEquals(
        "777b8ed2b70262d55cd107114006facc78e752b075716243079db758f12008c9", BundledFonts.digest());
  }
}
