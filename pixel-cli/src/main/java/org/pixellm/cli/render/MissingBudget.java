// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pixellm.plugins.PixelException;
import org.pixellm.render.core.coverage.CoverageReport;

/** How many characters may be missing: a number of them, or a share in percent. */
final class MissingBudget {
  private static final Pattern FORM = Pattern.compile("(\\d{1,18})|(\\d{1,3}(?:\\.\\d{1,9})?)%");
  private static final int MOST_SCRIPTS = 5;

  private final String text;
  private final long most;
  private final double mostPercent;

  private MissingBudget(String text, long most, double mostPercent) {
    this.text = text;
    this.most = most;
    this.mostPercent = mostPercent;
  }

  /**
   * Reads a budget.
   *
   * @param text {@code 20} or {@code 0.5%}
   * @throws PixelException if it is neither
   */
  static MissingBudget parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new PixelException(
          "--max-missing must be a number of characters or a share such as 0.5%%, not %s"
              .formatted(text));
    }
    return form.group(1) != null
        ? new MissingBudget(text, Long.parseLong(form.group(1)), 100)
        : new MissingBudget(text, Long.MAX_VALUE, Double.parseDouble(form.group(2)));
  }

  /**
   * Holds a report against the budget.
   *
   * @throws PixelException naming the scripts if too much is missing
   */
  void require(CoverageReport report) {
    if (report.missing() > most || 100 * report.missingShare() > mostPercent) {
      throw new PixelException(
          "%d of %d characters could not be drawn (%s %%), and --max-missing allows %s: %s"
              .formatted(
                  report.missing(),
                  report.characters(),
                  String.format(Locale.ROOT, "%.3f", 100 * report.missingShare()),
                  text,
                  report.scriptsMissed().stream()
                      .limit(MOST_SCRIPTS)
                      .map(script -> "%s %d".formatted(script.script(), script.missing()))
                      .collect(Collectors.joining(", "))));
    }
  }
}
