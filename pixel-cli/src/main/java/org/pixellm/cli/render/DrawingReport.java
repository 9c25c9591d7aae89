// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pixellm.cli.CodePoints;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.render.core.coverage.CoverageReport;

/** What became of an input, in a few lines. */
final class DrawingReport {
  private DrawingReport() {}

  /**
   * The lines, without line ends.
   *
   * @param name what the first line is about: the picture's file
   * @param patchesPerRow where its rows are wrapped
   * @param maxPatches how many patches were allowed
   */
  static List<String> lines(String name, Drawing drawing, int patchesPerRow, int maxPatches) {
    List<String> lines = new ArrayList<>();
    String windows =
        drawing.windowed() ? counted(drawing.windows().size(), "window") + " with " : "";
    lines.add(
        "%s: %s%s of %d pixels in %s"
            .formatted(
                name,
                windows,
                counted(drawing.patchCount(), "patch"),
                drawing.patchSize(),
                counted(drawing.rows(patchesPerRow), "row")));
    if (drawing.windowed()) {
      firstTextCut(drawing, lines);
    } else {
      cut(drawing, maxPatches, lines);
    }
    missing(drawing.missingGlyphs(), lines);
    return lines;
  }

  private static String counted(long count, String noun) {
    String plural = noun.endsWith("ch") ? "es" : "s";
    return "%d %s%s".formatted(count, noun, count == 1 ? "" : plural);
  }

  private static void cut(Drawing drawing, int maxPatches, List<String> lines) {
    RenderedText text = drawing.windows().get(0);
    if (!text.alignment().complete()) {
      long drawn = 0;
      long all = 0;
      List<String> parts = drawing.input().parts();
      for (int part = 0; part < parts.size(); part++) {
        String characters = parts.get(part);
        drawn += characters.codePointCount(0, text.alignment().drawnEnd(part));
        all += characters.codePointCount(0, characters.length());
      }
      lines.add(
          "  only %d of %d characters fit into %d patches; --max-patches allows more, and --windows draws all"
              .formatted(drawn, all, maxPatches));
    }
  }

  /** Of a pair the first text is in every window, and may be too long for it. */
  private static void firstTextCut(Drawing drawing, List<String> lines) {
    if (drawing.input() instanceof TextInput.Pair pair) {
      String first = pair.first();
      int end = drawing.windows().get(0).alignment().drawnEnd(0);
      if (end < first.length()) {
        lines.add(
            "  only %d of %d characters of the first text fit beside the second in each window; a larger --windows allows more"
                .formatted(first.codePointCount(0, end), first.codePointCount(0, first.length())));
      }
    }
  }

  private static void missing(Map<Integer, Integer> glyphs, List<String> lines) {
    if (!glyphs.isEmpty()) {
      lines.add("  no font could draw these, each stands as a box:");
      glyphs.forEach(
          (codePoint, times) ->
              lines.add(
                  "    %s, %s%s"
                      .formatted(
                          CodePoints.name(codePoint),
                          CoverageReport.scriptOf(codePoint),
                          times == 1 ? "" : ", %d times".formatted(times))));
    }
  }
}
