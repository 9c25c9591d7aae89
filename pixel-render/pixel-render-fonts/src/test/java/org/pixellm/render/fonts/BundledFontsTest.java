// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BundledFontsTest {
  @Test
  void everyFontIsTheFileItsHashTells() throws Exception {
    for (BundledFont font : BundledFonts.inOrder()) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(font.read());
      assertEquals(font.sha256(), HexFormat.of().formatHex(hash), font.name());
    }
  }

  @Test
  void theLicenceIsBesideTheFont() {
    assertNotNull(BundledFonts.class.getResource("OFL-NotoSans.txt"));
  }

  @Test
  void aFontThatIsNotThereIsAnError() {
    assertThrows(IOException.class, new BundledFont("None", "0", "None.ttf", "")::read);
  }
}
