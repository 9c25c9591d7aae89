// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.stream.DoubleStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws losses over steps. */
final class LossChart {
  /** Told apart by people who see colours differently, too (Okabe and Ito). */
  static final Color TRAINING = new Color(0x0072B2);

  static final Color VALIDATION = new Color(0xD55E00);
  static final Color GUESS = new Color(0x666666);

  private final LossPlotConfig size;

  LossChart(LossPlotConfig size) {
    this.size = size;
  }

  /** The picture; without curves if there is no loss yet. */
  BufferedImage draw(LossHistory history) {
    XYChart chart =
        new XYChartBuilder()
            .width(size.width())
            .height(size.height())
            .xAxisTitle("step")
            .yAxisTitle("loss")
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    add(chart, "training (smoothed)", history.training(), TRAINING, false);
    add(chart, "held out", history.validation(), VALIDATION, true);
    addGuess(chart, history);
    return BitmapEncoder.getBufferedImage(chart);
  }

  private static void add(XYChart chart, String name, Curve curve, Color color, boolean markers) {
    if (curve.isEmpty()) {
      return;
    }
    XYSeries series = chart.addSeries(name, curve.steps(), curve.values());
    series.setLineColor(color);
    series.setMarkerColor(color);
    series.setMarker(markers ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
  }

  private static void addGuess(XYChart chart, LossHistory history) {
    double guess = history.constantGuess();
    if (Double.isNaN(guess)) {
      return;
    }
    double[] steps =
        DoubleStream.concat(
                DoubleStream.of(history.training().steps()),
                DoubleStream.of(history.validation().steps()))
            .toArray();
    double last = DoubleStream.of(steps).max().orElse(1);
    XYSeries series =
        chart.addSeries("best constant guess", new double[] {0, last}, new double[] {guess, guess});
    series.setLineColor(GUESS);
    series.setLineStyle(SeriesLines.DASH_DASH);
    series.setMarker(SeriesMarkers.NONE);
  }
}
