// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.hash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Hashes of whole files, in lower-case hexadecimal. */
public final class FileHash {
  private static final int CHUNK = 1 << 16;

  private FileHash() {}

  /**
   * SHA-256 of a file.
   *
   * @throws IOException if it cannot be read
   */
  public static String sha256(Path file) throws IOException {
    return hash("SHA-256", new byte[0], file);
  }

  /**
   * Git's number of a file: SHA-1 of {@code blob}, the size, a zero byte and the content.
   *
   * @throws IOException if it cannot be read
   */
  public static String gitBlob(Path file) throws IOException {
    String head = "blob " + Files.size(file) + "\0";
    return hash("SHA-1", head.getBytes(StandardCharsets.US_ASCII), file);
  }

  /**
   * Size and SHA-256 of files, as entries of a provenance.
   *
   * @param names of files in the folder
   * @return for each name {@code bytes} and {@code sha256}
   * @throws IOException if one cannot be read
   */
  public static Map<String, Object> entries(Path folder, Collection<String> names)
      throws IOException {
    Map<String, Object> entries = new TreeMap<>();
    for (String name : names) {
      Path file = folder.resolve(name);
      entries.put(name, Map.of("bytes", Files.size(file), "sha256", sha256(file)));
    }
    return entries;
  }

  private static String hash(String algorithm, byte[] head, Path file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
    digest.update(head);
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
