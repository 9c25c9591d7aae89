// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.pixellm.plugins.data.ReadIssues;

/**
 * Decodes UTF-8, replacing each malformed sequence, and each zero byte, by U+FFFD and counting it.
 * Used by one thread.
 */
final class Utf8 {
  private static final char REPLACEMENT = '\uFFFD';

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ReadIssues issues;

  Utf8(ReadIssues issues) {
    this.issues = issues;
  }

  String decode(byte[] bytes, int length) {
    ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
    CharBuffer out = CharBuffer.allocate(length); // no UTF-8 sequence yields more chars than bytes
    long replaced = 0;
    decoder.reset();
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      in.position(in.position() + result.length());
      out.put(REPLACEMENT);
      replaced++;
      result = decoder.decode(in, out, true);
    }
    decoder.flush(out);
    out.flip();
    String text = out.toString();
    if (text.indexOf('\0') >= 0) {
      replaced += text.chars().filter(c -> c == 0).count();
      text = text.replace('\0', REPLACEMENT);
    }
    if (replaced > 0) {
      issues.addReplaced(replaced);
    }
    return text;
  }
}
