// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.RendererFingerprint;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.render.core.shape.GlyphBackend;

/** Draws the fixed page whose hash tells renderers apart. */
final class FingerprintPage {
  private static final int PATCHES = 64;

  /** Hex digits of a section's hash: enough to tell sections apart, short enough to read. */
  private static final int SHORT = 12;

  /** Tells that a model's page was another one, not its ink. */
  private static final String EDITION = "2";

  /** Draws an input on so many patches at most. */
  @FunctionalInterface
  interface Drawing {
    RenderedText draw(TextInput input, int maxPatches);
  }

  private FingerprintPage() {}

  /**
   * Draws the page.
   *
   * @param configuration the renderer's
   * @param backend the renderer's, asked for versions
   * @param drawing draws as the renderer does
   */
  static RendererFingerprint fingerprint(
      Map<String, Object> configuration, GlyphBackend backend, Drawing drawing) {
    MessageDigest page = sha256();
    Map<String, String> details = new LinkedHashMap<>(backend.versions(text()));
    details.put("page", EDITION);
    flatten("setting ", configuration, details);
    List<PageSection> sections = PageSection.page();
    // Sections at once, on all cores, for this is what a short command waits for.
    List<byte[]> hashes = sections.parallelStream().map(section -> hash(drawing, section)).toList();
    for (int i = 0; i < hashes.size(); i++) {
      page.update(hashes.get(i));
      details.put(
          RendererFingerprint.SECTION + sections.get(i).name(),
          HexFormat.of().formatHex(hashes.get(i)).substring(0, SHORT));
    }
    return new RendererFingerprint(
        backend.name(), HexFormat.of().formatHex(page.digest()), details);
  }

  /** All text of the page. */
  private static String text() {
    return PageSection.page().stream()
        .flatMap(section -> section.inputs().stream())
        .flatMap(input -> input.parts().stream())
        .collect(Collectors.joining(" "));
  }

  private static byte[] hash(Drawing drawing, PageSection section) {
    MessageDigest digest = sha256();
    for (TextInput input : section.inputs()) {
      try {
        update(digest, drawing.draw(input, PATCHES));
      } catch (PixelException e) {
        // A back end that cannot draw a script well may refuse it: that, too, is how it draws.
        digest.update("refused".getBytes(StandardCharsets.US_ASCII));
      }
    }
    return digest.digest();
  }

  private static void update(MessageDigest digest, RenderedText drawn) {
    byte[] pixels = new byte[drawn.patchCount() * drawn.patchLength()];
    drawn.copyPatches(0, drawn.patchCount(), pixels, 0);
    digest.update(
        ByteBuffer.allocate(3 * Integer.BYTES)
            .putInt(drawn.patchCount())
            .putInt(drawn.patchSize())
            .putInt(drawn.channels())
            .array());
    digest.update(pixels);
  }

  /** Single settings under their own names, so that a message can tell the one that differs. */
  private static void flatten(String prefix, Map<?, ?> settings, Map<String, String> target) {
    settings.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> inner) {
            flatten(prefix + key + ".", inner, target);
          } else {
            target.put(prefix + key, String.valueOf(value));
          }
        });
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
