// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.pixellm.plugins.PixelException;

/**
 * A picture of curves.
 *
 * @param title above it
 * @param x what goes to the right, with its unit
 * @param y what goes up, with its unit
 * @param logarithmic whether both axes are
 * @param series the curves
 */
public record LineChart(
    String title, String x, String y, boolean logarithmic, List<Series> series) {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 500;

  /**
   * A curve.
   *
   * @param name in the legend
   * @param xs places, ascending
   * @param ys as many values
   */
  public record Series(String name, List<Double> xs, List<Double> ys) {
    /** Copies the lists. */
    public Series {
      xs = List.copyOf(xs);
      ys = List.copyOf(ys);
    }
  }

  /** Copies the list. */
  public LineChart {
    series = List.copyOf(series);
  }

  /** The picture. */
  public BufferedImage draw() {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setXAxisLogarithmic(logarithmic);
    chart.getStyler().setYAxisLogarithmic(logarithmic);
    chart.getStyler().setMarkerSize(5);
    for (Series one : series) {
      if (!one.xs().isEmpty()) {
        chart.addSeries(one.name(), one.xs(), one.ys());
      }
    }
    return BitmapEncoder.getBufferedImage(chart);
  }

  /**
   * Writes charts one under the other as a PNG.
   *
   * @throws PixelException if the file cannot be written
   */
  public static void write(Path file, List<LineChart> charts) {
    BufferedImage all =
        new BufferedImage(WIDTH, HEIGHT * charts.size(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = all.createGraphics();
    for (int i = 0; i < charts.size(); i++) {
      graphics.drawImage(charts.get(i).draw(), 0, i * HEIGHT, null);
    }
    graphics.dispose();
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      ImageIO.write(all, "png", file.toFile());
    } catch (IOException e) {
      throw new PixelException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
