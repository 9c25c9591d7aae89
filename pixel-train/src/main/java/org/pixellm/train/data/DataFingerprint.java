// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.pixellm.plugins.PixelException;

/**
 * Tells whether a corpus is still the same, at the cost of a short look into each file.
 *
 * @param files how many files
 * @param bytes their bytes together
 * @param sha256 SHA-256, in hex, over name, size, first and last 64 kB of each file in order
 */
public record DataFingerprint(int files, long bytes, String sha256) {
  private static final int LOOK_BYTES = 1 << 16;

  /**
   * The fingerprint of files that a user named, by themselves or by their folders, sorted by name.
   *
   * @param named at least one
   * @throws PixelException if one is missing, empty, or cannot be read
   */
  public static DataFingerprint ofFiles(List<String> named) {
    return of(CorpusFiles.find(named));
  }

  /**
   * The fingerprint of files.
   *
   * @throws PixelException if a file cannot be read
   */
  static DataFingerprint of(CorpusFiles corpus) {
    return of(corpus.files());
  }

  /**
   * The fingerprint of files, in the order given.
   *
   * @throws PixelException if a file cannot be read
   */
  static DataFingerprint of(List<CorpusFile> files) {
    MessageDigest digest = newDigest();
    long bytes = 0;
    for (CorpusFile file : files) {
      byte[] name = file.name().getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(12).putInt(name.length).putLong(file.bytes()).flip());
      digest.update(name);
      try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
        int look = (int) Math.min(LOOK_BYTES, file.bytes());
        update(digest, channel, 0, look);
        update(digest, channel, file.bytes() - look, look);
      } catch (IOException e) {
        throw new PixelException("cannot read " + file.path() + ": " + e, e);
      }
      bytes += file.bytes();
    }
    return new DataFingerprint(files.size(), bytes, HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * Refuses other data than those a run began with.
   *
   * @param now fingerprint of the files as they are
   * @throws PixelException if they differ
   */
  public void requireSame(DataFingerprint now) {
    if (!equals(now)) {
      throw new PixelException(
          "the run began with other data (%d files, %d bytes, %s) than there are now (%d files, %d"
                  .formatted(files, bytes, shortHash(), now.files, now.bytes)
              + " bytes, %s); restore the files, or start a new run".formatted(now.shortHash()));
    }
  }

  private String shortHash() {
    return "SHA-256 " + sha256.substring(0, Math.min(12, sha256.length()));
  }

  private static void update(MessageDigest digest, FileChannel channel, long from, int count)
      throws IOException {
    ByteBuffer look = ByteBuffer.allocate(count);
    while (look.hasRemaining()) {
      if (channel.read(look, from + look.position()) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    digest.update(look.flip());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
