// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;

/** Scores over severity: a small chart for each attack and each group, one picture for all. */
final class SeverityCurves {
  private static final int WIDTH = 380;
  private static final int HEIGHT = 280;
  private static final int COLUMNS = 3;
  private static final double FULL = 100;

  private final String score;
  private final Map<String, List<RobustnessRow>> byAttack = new LinkedHashMap<>();
  private final Map<String, RobustnessRow> clean = new LinkedHashMap<>();

  /** 0, or less where a score is: a correlation may be. */
  private final double lowest;

  SeverityCurves(String score, List<RobustnessRow> rows) {
    this.score = score;
    this.lowest = rows.stream().mapToDouble(row -> row.score().range().low()).reduce(0, Math::min);
    for (RobustnessRow row : rows) {
      if (row.condition().equals(Condition.CLEAN)) {
        clean.put(row.model(), row);
      } else if (row.condition().disturbs()) {
        byAttack.computeIfAbsent(row.condition().attack(), a -> new ArrayList<>()).add(row);
      }
    }
  }

  BufferedImage picture() {
    List<BufferedImage> charts = new ArrayList<>();
    byAttack.forEach((attack, rows) -> charts.add(chart(attack, rows)));
    int columns = Math.max(1, Math.min(COLUMNS, charts.size()));
    int lines = Math.max(1, (charts.size() + columns - 1) / columns);
    BufferedImage all =
        new BufferedImage(columns * WIDTH, lines * HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = all.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, all.getWidth(), all.getHeight());
    for (int i = 0; i < charts.size(); i++) {
      graphics.drawImage(charts.get(i), i % columns * WIDTH, i / columns * HEIGHT, null);
    }
    graphics.dispose();
    return all;
  }

  private BufferedImage chart(String attack, List<RobustnessRow> rows) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(attack)
            .xAxisTitle("severity, %")
            .yAxisTitle(score)
            .build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideSW);
    chart.getStyler().setMarkerSize(4);
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(FULL);
    chart.getStyler().setYAxisMin(lowest).setYAxisMax(1.0);
    clean.forEach(
        (model, unattacked) -> {
          List<Double> xs = new ArrayList<>(List.of(0.0));
          List<Double> ys = new ArrayList<>(List.of(unattacked.score().value()));
          List<Double> errors = new ArrayList<>(List.of(reach(unattacked.score())));
          for (RobustnessRow row : rows) {
            if (row.model().equals(model)) {
              xs.add((double) row.condition().severity());
              ys.add(row.score().value());
              errors.add(reach(row.score()));
            }
          }
          if (xs.size() == 1) {
            return; // not measured under this attack
          }
          XYSeries series = chart.addSeries(model, xs, ys, errors);
          series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
        });
    return BitmapEncoder.getBufferedImage(chart);
  }

  /** How far the farther end of the interval is: bars go as far up as down. */
  private static double reach(Estimate score) {
    Interval range = score.range();
    return Math.max(range.high() - score.value(), score.value() - range.low());
  }
}
