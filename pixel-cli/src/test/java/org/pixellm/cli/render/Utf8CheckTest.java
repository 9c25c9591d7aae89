// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Utf8CheckTest {
  private static Utf8Check check(byte[] bytes) throws IOException {
    return Utf8Check.of(Channels.newChannel(new ByteArrayInputStream(bytes)));
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void goodTextHasNoMalformedPlaceWhereverChunksEnd() throws IOException {
    for (int shift = 0; shift < 4; shift++) {
      String text = "a".repeat(shift) + "\u00e9\u20ac\ud83d\ude00".repeat(30_000);
      assertEquals(new Utf8Check(0, -1), check(text.getBytes(StandardCharsets.UTF_8)));
    }
    assertEquals(new Utf8Check(0, -1), check(new byte[0]));
  }

  @Test
  void malformedPlacesAreCountedAndTheFirstIsFound() throws IOException {
    assertEquals(new Utf8Check(1, 2), check(latin1("gr\u00fcn")));
    assertEquals(new Utf8Check(3, 0), check(latin1("\u00e9 \u00e9 \u00e9")));
    assertEquals(
        new Utf8Check(2, 70_000), check(latin1("a".repeat(70_000) + "\u00ff" + "b\u00ff")));
    assertEquals(new Utf8Check(1, 1), check(latin1("a\u00e2\u0082")), "cut at the end");
  }
}
