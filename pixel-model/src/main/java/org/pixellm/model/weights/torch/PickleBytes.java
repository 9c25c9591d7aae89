// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.torch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.pixellm.model.weights.Quoted;
import org.pixellm.plugins.PixelException;

/** The bytes of a pickle, read from front to back, with limits on what they may ask for. */
final class PickleBytes {
  /** The longest name of a tensor, key or class. */
  private static final int MOST_TEXT = 4096;

  private final String file;
  private final ByteBuffer bytes;

  /**
   * Bytes to read.
   *
   * @param file the file's name, for messages
   */
  PickleBytes(String file, byte[] pickle) {
    this.file = file;
    this.bytes = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
  }

  boolean atEnd() {
    return !bytes.hasRemaining();
  }

  /** An unsigned byte. */
  int uint8() {
    return need(1).get() & 0xFF;
  }

  /** An unsigned number of two bytes. */
  int uint16() {
    return need(2).getShort() & 0xFFFF;
  }

  /** A signed number of four bytes. */
  int int32() {
    return need(4).getInt();
  }

  /** An unsigned number of four bytes. */
  long uint32() {
    return Integer.toUnsignedLong(int32());
  }

  /** A floating point number, which pickles have big-endian. */
  double float64() {
    return Double.longBitsToDouble(Long.reverseBytes(need(Double.BYTES).getLong()));
  }

  /** A whole number of as many bytes as the first says, at most 8. */
  long longOfAnyLength() {
    int length = uint8();
    if (length > Long.BYTES) {
      throw wrong("it has a whole number of %d bytes, and at most 8 are read".formatted(length));
    }
    need(length);
    long value = 0;
    for (int i = 0; i < length; i++) {
      value |= (bytes.get() & 0xFFL) << (8 * i);
    }
    int unused = Long.SIZE - 8 * length;
    return length == 0 ? 0 : value << unused >> unused; // carries the sign on
  }

  /** A string whose length in bytes comes first, in four bytes. */
  String text() {
    long length = uint32();
    if (length > MOST_TEXT) {
      throw wrong(
          "it has a string of %d bytes, and at most %d are read".formatted(length, MOST_TEXT));
    }
    need((int) length);
    return decode((int) length);
  }

  /** The text before the next line feed, which is passed over. */
  String line() {
    int start = bytes.position();
    int most = Math.min(bytes.remaining(), MOST_TEXT);
    for (int length = 0; length < most; length++) {
      if (bytes.get(start + length) == '\n') {
        String line = decode(length);
        bytes.get();
        return line;
      }
    }
    throw wrong("it has a name without an end");
  }

  private String decode(int length) {
    ByteBuffer part = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
    } catch (CharacterCodingException e) {
      throw wrong("it has a string that is not valid UTF-8");
    }
  }

  private ByteBuffer need(int count) {
    if (bytes.remaining() < count) {
      throw wrong("it is cut off");
    }
    return bytes;
  }

  /** Shows a text from the pickle. */
  static String shown(String text) {
    return Quoted.of(text);
  }

  /** An error where the reading stands. */
  PixelException wrong(String what) {
    return new PixelException(
        "%s is not a PyTorch state dict that can be read: in its pickle, before byte %d, %s"
            .formatted(file, bytes.position(), what));
  }
}
