// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;

class TextLinesTest {

  private static Stream<String> lines(byte[] bytes) {
    return TextLines.of("in.txt", new ByteArrayInputStream(bytes));
  }

  @Test
  void linesKeepTheirPlacesWhateverEndsThem() {
    byte[] bytes = "\uFEFFone\r\n\nthree\n \nfive \uFEFF".getBytes(UTF_8);
    assertEquals(List.of("one", "", "three", " ", "five \uFEFF"), lines(bytes).toList());
    assertEquals(List.of("end"), lines("end\n".getBytes(UTF_8)).toList());
    assertEquals(List.of(), lines(new byte[0]).toList());
  }

  @Test
  void latin1IsRefused() {
    byte[] bytes = {'a', '\n', (byte) 0xE4, 'b', '\n'};
    PixelException error = assertThrows(PixelException.class, () -> lines(bytes).toList());
    assertTrue(error.getMessage().contains("in.txt is not UTF-8"), error.getMessage());
  }

  @Test
  void aLineWithoutEndIsRefusedInLittleMemory() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'a';
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            Arrays.fill(target, offset, offset + length, (byte) 'a');
            return length;
          }
        };
    Stream<String> lines = TextLines.of("in.txt", endless);
    PixelException error = assertThrows(PixelException.class, lines::toList);
    assertTrue(error.getMessage().startsWith("line 1 of in.txt is longer"), error.getMessage());
  }
}
