// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.doctor;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.plugins.PluginCreator;

/** Whether text can be drawn. */
final class RenderCheck implements Check {
  private static final String SUBJECT = "Rendering";
  private static final String REMEDY =
      "use a JDK that has java.desktop with its libraries (on Debian and Ubuntu: not missing libfreetype6 or fontconfig)";
  private static final String SAMPLE =
      "Sphinx of black quartz, judge my vow. Grüße, Ελλάδα, Россия";
  private static final int MOST_PATCHES = 64;
  private static final int INK = 128;
  private static final int SHORT = 12;

  private final PluginCreator plugins;

  @Inject
  RenderCheck(PluginCreator plugins) {
    this.plugins = plugins;
  }

  @Override
  public Finding look() {
    Map<String, String> facts = new LinkedHashMap<>();
    try {
      RunConfig usual = RunConfig.defaults();
      TextRenderer renderer = plugins.renderer(usual.renderer(), usual.layout());
      RenderedText text = renderer.render(TextInput.of(SAMPLE), MOST_PATCHES);
      facts.put("renderer", usual.renderer().name() + ", " + usual.layout().name());
      facts.put("page hash", renderer.fingerprint().pageHash().substring(0, SHORT) + "…");
      facts.put("sample", text.patchCount() + " patches");
      if (!text.missingGlyphs().isEmpty()) {
        return Finding.bad(
            SUBJECT,
            facts,
            text.missingGlyphs().size() + " ordinary letters could not be drawn",
            REMEDY);
      }
      if (!everyLetterPatchHasInk(text)) {
        return Finding.bad(SUBJECT, facts, "the sample text came out blank", REMEDY);
      }
      return Finding.good(SUBJECT, facts);
    } catch (RuntimeException | LinkageError e) {
      return Finding.bad(SUBJECT, facts, "text could not be drawn: " + e.getMessage(), REMEDY);
    }
  }

  /** The sample has no gap as wide as two patches. */
  private static boolean everyLetterPatchHasInk(RenderedText text) {
    for (int patch = 0; patch + 2 < text.patchCount(); patch++) {
      if (!hasInk(text, patch) && !hasInk(text, patch + 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasInk(RenderedText text, int patch) {
    int size = text.patchSize();
    for (int y = 0; y < size; y++) {
      for (int x = patch * size; x < (patch + 1) * size; x++) {
        if (text.pixel(0, x, y) < INK) {
          return true;
        }
      }
    }
    return false;
  }
}
