// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.line;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.pixellm.plugins.PixelException;
import org.pixellm.tasks.example.Source;

/** A line of a file. It is decoded when it is asked for its text: skipped lines cost little. */
public final class Line {
  private final byte[] bytes;
  private final Source source;
  private final long start;
  private String text;

  Line(byte[] bytes, Source source, long start) {
    this.bytes = bytes;
    this.source = source;
    this.start = start;
  }

  /**
   * The line without its end.
   *
   * @throws PixelException naming the line, if it is not UTF-8 text
   */
  public String text() {
    if (text == null) {
      text = decoded();
    }
    return text;
  }

  private String decoded() {
    String decoded;
    try {
      // A decoder made so reports what is malformed, where a named character set replaces it.
      decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new PixelException(source + ": not UTF-8; convert the file first", e);
    }
    if (decoded.indexOf('\0') >= 0) {
      throw source.error("a zero byte; give a file of UTF-8 text");
    }
    return decoded;
  }

  /** Where it stands. */
  public Source source() {
    return source;
  }

  /** Its first byte in the file. */
  long start() {
    return start;
  }

  /** Whether it has nothing but spaces and tabs. */
  boolean isBlank() {
    for (byte value : bytes) {
      if (value != ' ' && value != '\t') {
        return false;
      }
    }
    return true;
  }

  /** How often an ASCII character occurs. */
  int count(char ascii) {
    int count = 0;
    for (byte value : bytes) {
      if (value == ascii) {
        count++;
      }
    }
    return count;
  }
}
