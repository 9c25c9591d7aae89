// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.pull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pixellm.train.hash.FileHash;

/**
 * What a hub says a file's bytes are: SHA-256 for large files, Git's number of the content for
 * small ones.
 *
 * @param kind how it is computed
 * @param hex in lower-case hexadecimal
 */
record Checksum(Kind kind, String hex) {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");

  /** Ways of computing one. */
  enum Kind {
    /** SHA-256 of the content. */
    SHA256,
    /** SHA-1 of {@code blob}, the size, a zero byte and the content. */
    GIT_BLOB
  }

  /** A checksum that an entity tag is; empty for other tags. */
  static Optional<Checksum> ofTag(String tag) {
    String bare = tag.replaceFirst("^W/", "").replace("\"", "");
    if (SHA256.matcher(bare).matches()) {
      return Optional.of(new Checksum(Kind.SHA256, bare));
    }
    return SHA1.matcher(bare).matches()
        ? Optional.of(new Checksum(Kind.GIT_BLOB, bare))
        : Optional.empty();
  }

  /** Whether a file has it. */
  boolean fits(Path file) throws IOException {
    return switch (kind) {
      case SHA256 -> FileHash.sha256(file).equals(hex);
      case GIT_BLOB -> FileHash.gitBlob(file).equals(hex);
    };
  }
}
