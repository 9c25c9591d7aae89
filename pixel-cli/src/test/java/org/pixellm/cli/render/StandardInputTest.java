// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;

class StandardInputTest {

  @Test
  void isUtf8WithoutTheLastLineEnd() {
    byte[] bytes = "Grüße\nan alle\r\n".getBytes(StandardCharsets.UTF_8);
    assertEquals("Grüße\nan alle", new StandardInput(new ByteArrayInputStream(bytes)).text());
  }

  @Test
  void malformedBytesAreReplaced() {
    byte[] bytes = {'a', (byte) 0xFF, 'b'};
    assertEquals("a\uFFFDb", new StandardInput(new ByteArrayInputStream(bytes)).text());
  }

  @Test
  void anEndlessPipeIsRefused() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'a';
          }

          @Override
          public int read(byte[] target, int from, int count) {
            Arrays.fill(target, from, from + count, (byte) 'a');
            return count;
          }
        };
    assertThrows(PixelException.class, () -> new StandardInput(endless).text());
  }
}
