// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Here the jar with the large fonts is not on the class path. */
class AbsentFontsTest {
  private static final String LARGE = "pixel-render-fonts-large";
  private static final int HAN = 0x6F22;
  private static final int TANGUT = 0x17000;

  /** A jar of this name that gives each font the same bytes. */
  private record OneJar(String jar) implements FontFiles {
    @Override
    public InputStream open(String file) {
      return new ByteArrayInputStream(new byte[] {1, 2});
    }
  }

  @Test
  void facesWhoseJarIsNotThereAreLeftOut() {
    assertEquals(
        Set.of(
            new AbsentFont("Noto Sans CJK JP Regular", LARGE),
            new AbsentFont("Noto Sans SignWriting Regular", LARGE),
            new AbsentFont("Noto Serif Tangut Regular", LARGE)),
        Set.copyOf(BundledFonts.absent()));
    assertFalse(BundledFonts.inOrder().stream().anyMatch(font -> font.name().contains("CJK")));
    assertArrayEquals(new int[0], BundledFonts.coverage().faces(HAN));
    assertEquals(Optional.of(LARGE), BundledFonts.absentJar(HAN));
    assertEquals(Optional.of(LARGE), BundledFonts.absentJar(TANGUT));
    assertEquals(Optional.empty(), BundledFonts.absentJar(0x0E17));
  }

  @Test
  void whatOtherFacesHaveIsDrawnByThem() {
    // The CJK face has these, too, and comes first where it is.
    for (int codePoint : new int[] {0x2192, 0x2200, 0x25A0}) {
      assertTrue(BundledFonts.coverage().faces(codePoint).length > 0);
      assertEquals(Optional.of(LARGE), BundledFonts.absentJar(codePoint));
    }
  }

  @Test
  void theDigestTellsWhetherTheyAreThere() {
    FontCatalogue without = FontCatalogue.read(List.of(new NotoFonts(List.of())));
    FontCatalogue with = FontCatalogue.read(List.of(new NotoFonts(List.of(new OneJar(LARGE)))));
    assertEquals(BundledFonts.digest(), without.digest());
    assertNotEquals(without.digest(), with.digest());
    assertEquals(without.fonts().size() + 3, with.fonts().size());
    assertEquals("Noto Sans CJK JP Regular", with.fonts().get(1).name());
    assertEquals(List.of(), with.absent());
  }

  @Test
  void aJarOfAnotherNameHoldsNoneOfThem() {
    NotoFonts fonts = new NotoFonts(List.of(new OneJar("other-fonts")));
    assertEquals(Optional.of(LARGE), fonts.absentJar("NotoSansCJKjp-Regular.otf"));
    IOException error =
        assertThrows(IOException.class, () -> fonts.open("NotoSansCJKjp-Regular.otf"));
    assertTrue(error.getMessage().contains(LARGE), error.getMessage());
  }

  @Test
  void aFileThatIsAnotherOneIsToldOf() {
    NotoFonts fonts = new NotoFonts(List.of(new OneJar(LARGE)));
    BundledFont cjk = FontCatalogue.read(List.of(fonts)).fonts().get(1);
    IOException error = assertThrows(IOException.class, cjk::read);
    assertTrue(error.getMessage().contains("NotoSansCJKjp-Regular.otf"), error.getMessage());
    BundledFont none = new BundledFont("None", "0", "None.ttf", "", Set.of(), fonts);
    assertTrue(assertThrows(IOException.class, none::read).getMessage().contains("None.ttf"));
  }

  @Test
  void theLogNamesTheJarOnceForEachRenderer() {
    List<String> messages = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            messages.add(entry.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger(FontOrder.class.getName());
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    try {
      FontOrder order = FontOrder.of(0, 1, false, false);
      // The user's font draws it.
      assertArrayEquals(
          new int[] {order.faces() - 1}, order.candidates(HAN, (face, codePoint) -> true));
      // To ask is not to draw.
      assertArrayEquals(new int[0], order.candidates(HAN, (face, codePoint) -> false));
      // No bundled font has it, so no jar is to blame.
      order.noteMissing(Set.of(0xE000));
      assertEquals(List.of(), messages);
      order.noteMissing(Set.of(HAN));
      order.noteMissing(Set.of(HAN, TANGUT));
      assertEquals(1, messages.size(), messages.toString());
      assertTrue(messages.get(0).contains("U+6F22"), messages.toString());
      assertTrue(messages.get(0).contains(LARGE), messages.toString());
    } finally {
      logger.setUseParentHandlers(true);
      logger.removeHandler(handler);
    }
  }
}
