// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;

/**
 * A font file on the class path. It is not opened before {@link #read()}.
 *
 * @param name the face's full name, for example {@code Noto Sans Regular}
 * @param version the font's own version
 * @param resource the file's name
 * @param sha256 of the file, in hex
 * @param traits what a renderer must know before it uses the face
 * @param provider where the file is
 */
public record BundledFont(
    String name,
    String version,
    String resource,
    String sha256,
    Set<FontTrait> traits,
    FontProvider provider) {
  /** Checks that everything is there. */
  public BundledFont {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(resource, "resource");
    Objects.requireNonNull(sha256, "sha256");
    traits = Set.copyOf(traits);
    Objects.requireNonNull(provider, "provider");
  }

  /** Whether the face has a trait. */
  public boolean is(FontTrait trait) {
    return traits.contains(trait);
  }

  /**
   * The file's bytes.
   *
   * @throws IOException if the file is not on the class path, cannot be read, or is another one
   *     than its SHA-256 tells
   */
  public byte[] read() throws IOException {
    byte[] bytes;
    try (InputStream in = provider.open(resource)) {
      bytes = in.readAllBytes();
    }
    String found = FontHash.sha256(bytes);
    if (!found.equals(sha256)) {
      throw new IOException(
          "the bundled font %s is damaged: the SHA-256 of %s is %s and should be %s"
              .formatted(name, resource, found, sha256));
    }
    return bytes;
  }
}
