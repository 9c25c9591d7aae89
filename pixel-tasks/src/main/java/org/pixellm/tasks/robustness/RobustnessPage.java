// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** The report as one page, pictures included, that needs nothing else. */
final class RobustnessPage {
  private static final String STYLE =
      """
      body{font-family:sans-serif;margin:2em;max-width:75em;color:#222}
      table{border-collapse:collapse;margin:1em 0}
      td,th{border-bottom:1px solid #ddd;padding:.25em .8em;text-align:right}
      td:first-child,th:first-child{text-align:left}
      small{color:#777}
      figure{margin:1.5em 0;padding-left:1em;border-left:3px solid #ddd}
      .token{border:1px solid #bbb;border-radius:3px;padding:0 .2em;margin:1px;display:inline-block}
      .text,.token{white-space:pre-wrap}
      .attacked{color:#777}
      .said{color:#a02020}
      """;

  private final RobustnessOptions options;
  private final String score;
  private final int examples;
  private final List<RobustnessRow> rows;
  private final List<String> leftOut;

  RobustnessPage(
      RobustnessOptions options,
      String score,
      int examples,
      List<RobustnessRow> rows,
      List<String> leftOut) {
    this.options = options;
    this.score = score;
    this.examples = examples;
    this.rows = rows;
    this.leftOut = leftOut;
  }

  /**
   * The page.
   *
   * @param curves scores over severity
   */
  String html(BufferedImage curves, List<ShownExample> shown) {
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
        .append("<title>Robustness</title><style>\n")
        .append(STYLE)
        .append("</style></head><body>\n<h1>Robustness</h1>\n<p>")
        .append(
            escaped(
                "%s of %s examples, in percent; seed %s; in small print intervals of 95 %% (%s resamples, paired) and, of several seeds, the standard deviation over them. Lost: against clean text. Difference: to %s."
                    .formatted(
                        score,
                        Integer.toString(examples),
                        Long.toString(options.attacks().seed()),
                        Integer.toString(options.report().resamples()),
                        options.names().get(0))))
        .append("</p>\n");
    for (String sentence : leftOut) {
      page.append("<p>").append(escaped(sentence)).append("</p>\n");
    }
    table(page);
    page.append("<p><img alt=\"curves over severity\" src=\"data:image/png;base64,")
        .append(Base64.getEncoder().encodeToString(png(curves)))
        .append("\"></p>\n");
    shown.forEach(example -> example(example, page));
    return page.append("</body></html>\n").toString();
  }

  private static byte[] png(BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void table(StringBuilder page) {
    List<String> names = options.names();
    page.append("<table><tr><th>attack</th><th>severity</th>");
    for (String name : names) {
      page.append("<th>").append(escaped(name)).append("</th>");
    }
    for (String name : names) {
      page.append("<th>").append(escaped(name)).append(", lost</th>");
    }
    for (String name : names.subList(1, names.size())) {
      page.append("<th>").append(escaped(name)).append(", difference</th>");
    }
    page.append("</tr>\n");
    Map<Condition, Map<String, RobustnessRow>> byCondition = new LinkedHashMap<>();
    rows.forEach(
        row ->
            byCondition
                .computeIfAbsent(row.condition(), c -> new LinkedHashMap<>())
                .put(row.model(), row));
    byCondition.forEach(
        (condition, byModel) -> {
          page.append("<tr><td>")
              .append(escaped(condition.attack()))
              .append("</td><td>")
              .append(condition.severity())
              .append("</td>");
          for (String name : names) {
            RobustnessRow row = byModel.get(name);
            cell(Optional.ofNullable(row).map(RobustnessRow::score), page);
          }
          for (String name : names) {
            RobustnessRow row = byModel.get(name);
            cell(Optional.ofNullable(row).flatMap(RobustnessRow::lost), page);
          }
          for (String name : names.subList(1, names.size())) {
            RobustnessRow row = byModel.get(name);
            cell(
                Optional.ofNullable(row).flatMap(RobustnessRow::behind).map(RobustnessPage::turned),
                page);
          }
          page.append("</tr>\n");
        });
    page.append("</table>\n");
  }

  /** What is so much behind, as a difference. */
  private static Estimate turned(Estimate behind) {
    return new Estimate(
        -behind.value(),
        new Interval(-behind.range().high(), -behind.range().low()),
        behind.deviation());
  }

  /** A cell; an empty one for what was not measured. */
  private static void cell(Optional<Estimate> estimate, StringBuilder page) {
    page.append("<td>");
    estimate.ifPresent(
        known ->
            page.append(percent(known.value()))
                .append(" <small>")
                .append(percent(known.range().low()))
                .append(" to ")
                .append(percent(known.range().high()))
                .append(known.deviation().isPresent() ? "; sd " : "")
                .append(
                    known.deviation().isPresent() ? percent(known.deviation().getAsDouble()) : "")
                .append("</small>"));
    page.append("</td>");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private static void example(ShownExample shown, StringBuilder page) {
    page.append("<figure><h3>")
        .append(escaped("%s: %s".formatted(shown.condition().label(), shown.why())))
        .append("</h3>\n<p class=\"text\" dir=\"auto\">")
        .append(escaped(shown.clean()))
        .append("</p>\n");
    if (!shown.attacked().equals(shown.clean())) {
      page.append("<p class=\"text attacked\" dir=\"auto\">")
          .append(escaped(shown.attacked()))
          .append("</p>\n");
    }
    for (ShownExample.View view : shown.views()) {
      page.append("<p><b>")
          .append(escaped(view.model()))
          .append("</b> ")
          .append(percent(view.score()))
          .append("<br>\n");
      if (view.png().length > 0) {
        page.append("<img alt=\"what the model saw\" src=\"data:image/png;base64,")
            .append(Base64.getEncoder().encodeToString(view.png()))
            .append("\">");
      }
      for (String token : view.tokens()) {
        page.append("<span class=\"token\">").append(escaped(token)).append("</span>");
      }
      if (!view.tokens().isEmpty() && !view.said().isEmpty()) {
        page.append("<br><span class=\"said\">")
            .append(escaped(String.join("; ", view.said())))
            .append("</span>");
      }
      page.append("</p>\n");
    }
    page.append("</figure>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
