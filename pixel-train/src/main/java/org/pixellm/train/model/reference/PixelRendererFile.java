// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.model.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.plugins.PixelException;

/**
 * What the {@code text_renderer_config.json} of PIXEL, PIXEL-BIGRAMS or PIXEL-M4 says: arguments of
 * their renderers' constructors, under the same names and with the same defaults.
 *
 * <p>All of them have the same fields, so a file does not tell of which model it is: not whether
 * words were cut to bigrams. {@code mode} is an entry that only we know, for users to add.
 *
 * @param rendererType name of the Python class
 * @param fontFile name of the font's file
 * @param fontSize size of the font in points
 * @param dpi pixels to the inch, by which points become pixels
 * @param pixelsPerPatch height and width of a patch in pixels
 * @param rgb whether it draws in colour
 * @param fallbackFolder folder of fonts asked after the first, if one is named
 * @param mode how text is laid out, if the user added that
 * @param unknown names of other entries
 */
record PixelRendererFile(
    Optional<String> rendererType,
    String fontFile,
    double fontSize,
    double dpi,
    int pixelsPerPatch,
    boolean rgb,
    Optional<String> fallbackFolder,
    Optional<String> mode,
    List<String> unknown) {
  private static final String TYPE = "text_renderer_type";
  private static final String FONT = "font_file";
  private static final String FALLBACK = "fallback_fonts_dir";
  private static final String MODE = "mode";

  private static final Set<String> KNOWN =
      Set.of(
          TYPE,
          FONT,
          "font_size",
          "font_color",
          "background_color",
          "rgb",
          "dpi",
          "pad_size",
          "pixels_per_patch",
          "max_seq_length",
          FALLBACK,
          "fonts_list",
          MODE);

  private static final double POINTS_TO_THE_INCH = 72;

  /** Whether entries may be such a file: it names a font, and no renderer of ours. */
  static boolean isOne(ConfigEntries entries) {
    return !entries.has("renderer") && (entries.has(FONT) || entries.has(TYPE));
  }

  /**
   * Reads entries.
   *
   * @throws PixelException if the font is missing, an entry has the wrong type, or colours are
   *     asked for that are not black on white
   */
  static PixelRendererFile read(ConfigEntries entries) {
    entries.requireEqual("font_color", "black");
    entries.requireEqual("background_color", "white");
    // Neither changes what is drawn: the one does nothing there, the other is the batch's business.
    entries.integer("pad_size", 0);
    entries.integer("max_seq_length", 1);
    List<String> unknown = new ArrayList<>(entries.asMap().keySet());
    unknown.removeAll(KNOWN);
    return new PixelRendererFile(
        text(entries, TYPE),
        lastName(entries, FONT),
        positive(entries, "font_size", 8),
        positive(entries, "dpi", 120),
        entries.integer("pixels_per_patch", 16),
        entries.flag("rgb", false),
        entries.has(FALLBACK) ? Optional.of(lastName(entries, FALLBACK)) : Optional.empty(),
        text(entries, MODE),
        unknown);
  }

  private static Optional<String> text(ConfigEntries entries, String key) {
    return entries.has(key) ? Optional.of(entries.text(key)) : Optional.empty();
  }

  /**
   * The name after the last slash, of either kind: where things were there says nothing here. What
   * would lead out of the model's folder is refused: a file from the net must not make us read what
   * it likes.
   */
  private static String lastName(ConfigEntries entries, String key) {
    String path = entries.text(key).replaceAll("[/\\\\]+$", "");
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    if (name.isBlank() || name.equals(".") || name.equals("..") || name.contains(":")) {
      throw entries.wrong(key, "the name of something beside this file");
    }
    return name;
  }

  private static double positive(ConfigEntries entries, String key, double otherwise) {
    double value = entries.number(key, otherwise);
    if (!(value > 0)) {
      throw entries.wrong(key, "above 0");
    }
    return value;
  }

  /** Size of the em square in pixels. */
  double emPixels() {
    return fontSize * dpi / POINTS_TO_THE_INCH;
  }
}
