// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pixellm.cli.CodePoints;
import org.pixellm.render.core.coverage.CoverageReport;
import org.pixellm.render.core.coverage.MissingGlyph;
import org.pixellm.render.core.coverage.ScriptCoverage;

/** A coverage report for people. */
final class CoverageTable {
  /** More say no more: a font is missing, not a glyph. */
  private static final int MOST_GLYPHS = 100;

  private CoverageTable() {}

  /** The lines, without line ends. */
  static List<String> lines(CoverageReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d characters, %d of them (%.3f %%) drawn by no font",
            report.characters(),
            report.missing(),
            100 * report.missingShare()));
    lines.add("");
    lines.add(row("script", "characters", "missing"));
    for (ScriptCoverage script : report.scripts()) {
      lines.add(
          row(
              script.script(),
              Long.toString(script.characters()),
              Long.toString(script.missing())));
    }
    missing(report.missingGlyphs(), lines);
    return lines;
  }

  private static String row(String script, String characters, String missing) {
    return "%-30s %12s %12s".formatted(script, characters, missing);
  }

  private static void missing(List<MissingGlyph> glyphs, List<String> lines) {
    if (glyphs.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("missing, each drawn as a box:");
    for (MissingGlyph glyph : glyphs.subList(0, Math.min(MOST_GLYPHS, glyphs.size()))) {
      lines.add(
          "  %s, %s, %d %s: %s"
              .formatted(
                  CodePoints.name(glyph.codePoint()),
                  CoverageReport.scriptOf(glyph.codePoint()),
                  glyph.count(),
                  glyph.count() == 1 ? "time" : "times",
                  String.join(", ", glyph.examples())));
    }
    if (glyphs.size() > MOST_GLYPHS) {
      lines.add("  and %d more code points".formatted(glyphs.size() - MOST_GLYPHS));
    }
  }
}
