// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.torch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Random changes of files, of the kinds that readers stumble over. */
final class Mutation {
  private static final long[] ODD_NUMBERS = {
    0,
    1,
    -1,
    127,
    128,
    255,
    256,
    32767,
    65535,
    0x7fffffffL,
    0x80000000L,
    0xffffffffL,
    1L << 40,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private final SplittableRandom random;

  Mutation(SplittableRandom random) {
    this.random = random;
  }

  /** A copy with one to three changes. */
  byte[] of(byte[] sound) {
    byte[] bytes = sound.clone();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes && bytes.length > 0; i++) {
      bytes = changed(bytes);
    }
    return bytes;
  }

  private byte[] changed(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(8)) {
      case 0, 1 -> flipped(bytes, at);
      case 2 -> with(bytes, at, (byte) random.nextInt(256));
      case 3 -> numbered(bytes, at);
      case 4 -> spliced(bytes, at, at, new byte[] {(byte) random.nextInt(256)});
      case 5 -> spliced(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(4)), new byte[0]);
      case 6 -> spliced(bytes, at, at, piece(bytes)); // a piece of it once more, elsewhere
      default -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : swapped(bytes, at);
    };
  }

  private byte[] flipped(byte[] bytes, int at) {
    return with(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
  }

  private static byte[] with(byte[] bytes, int at, byte value) {
    bytes[at] = value;
    return bytes;
  }

  private byte[] swapped(byte[] bytes, int at) {
    int other = random.nextInt(bytes.length);
    byte kept = bytes[at];
    bytes[at] = bytes[other];
    bytes[other] = kept;
    return bytes;
  }

  private byte[] numbered(byte[] bytes, int at) {
    byte[] number =
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(ODD_NUMBERS[random.nextInt(ODD_NUMBERS.length)])
            .array();
    int width = 1 << random.nextInt(4);
    System.arraycopy(number, 0, bytes, at, Math.min(width, bytes.length - at));
    return bytes;
  }

  private byte[] piece(byte[] bytes) {
    int from = random.nextInt(bytes.length);
    return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(64)));
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
    byte[] result = new byte[bytes.length - (to - from) + between.length];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(between, 0, result, from, between.length);
    System.arraycopy(bytes, to, result, from + between.length, bytes.length - to);
    return result;
  }
}
