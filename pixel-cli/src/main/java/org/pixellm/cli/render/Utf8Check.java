// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Whether bytes are UTF-8.
 *
 * @param malformed places that are not
 * @param first how many bytes are before the first of them; -1 if there is none
 */
record Utf8Check(long malformed, long first) {
  private static final int CHUNK = 1 << 16;

  /** Reads a channel to its end, in little memory. */
  static Utf8Check of(ReadableByteChannel channel) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports what is malformed
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    CharBuffer chars = CharBuffer.allocate(CHUNK);
    long malformed = 0;
    long first = -1;
    long before = 0;
    boolean ended = false;
    while (!ended) {
      ended = channel.read(bytes) < 0;
      bytes.flip();
      CoderResult result = decoder.decode(bytes, chars.clear(), ended);
      while (result.isError()) {
        if (malformed == 0) {
          first = before + bytes.position();
        }
        malformed++;
        bytes.position(bytes.position() + result.length());
        result = decoder.decode(bytes, chars.clear(), ended);
      }
      before += bytes.position();
      bytes.compact();
    }
    return new Utf8Check(malformed, first);
  }
}
