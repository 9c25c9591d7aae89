// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.RendererFingerprint;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;

/** The fixed page whose hash tells renderers apart. Changing it changes every fingerprint. */
final class FingerprintPage {
  private static final int PATCHES = 64;

  private static final List<TextInput> PAGE =
      List.of(
          TextInput.of("Sphinx of black quartz, judge my vow! 0123456789 (AVATAR) \u00a7 & @ %"),
          TextInput.of("\u00c5ngstr\u00f6m na\u00efve \u0141\u00f3d\u017a e\u0301 z\u0325\u0304"),
          TextInput.of("\u0395\u03bb\u03bb\u03b7\u03bd\u03b9\u03ba\u03ac \u0420\u0443\u0441"),
          TextInput.of("\u05e9\u05dc\u05d5\u05dd abc \u0627\u0644\u0633\u0644\u0627\u0645 12"),
          TextInput.of("\u0928\u092e\u0938\u094d\u0924\u0947 \u6f22\u5b57 \ud55c\uad6d\uc5b4"),
          TextInput.of("tab\tline\nend"),
          new TextInput.Pair("What is it?", "A sentence that stands after another one."),
          new TextInput.Words(List.of("Each", "word", "for", "itself", ".")));

  private FingerprintPage() {}

  static RendererFingerprint fingerprint(
      TextRenderer renderer, String backend, Map<String, String> versions) {
    MessageDigest digest = sha256();
    for (TextInput input : PAGE) {
      RenderedText drawn = renderer.render(input, PATCHES);
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
    Map<String, String> details = new LinkedHashMap<>(versions);
    details.put("settings", renderer.configuration().toString());
    return new RendererFingerprint(backend, HexFormat.of().formatHex(digest.digest()), details);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
