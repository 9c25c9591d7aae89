// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

import java.awt.AWTError;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;
import org.pixellm.plugins.run.RunListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws {@code loss.png} at every evaluation and checkpoint and at the end. A resumed run draws
 * what {@code metrics.jsonl} tells of the steps before, too. A picture is not worth a run: where
 * there are no fonts, no space or no display to draw with, it is left out with one warning.
 */
final class LossPlotListener implements RunListener {
  static final String NAME = "loss.png";
  private static final Logger LOG = LoggerFactory.getLogger(LossPlotListener.class);

  private final LossChart chart;
  private final LossHistory history = new LossHistory();
  private Path file;
  private boolean failed;

  LossPlotListener(LossChart chart) {
    this.chart = chart;
  }

  @Override
  public void onStart(RunStart event) {
    file = event.output().resolve(NAME);
    if (event.firstStep() > 0) {
      try {
        new MetricsFile(event.output()).read(event.firstStep(), history::addLine);
      } catch (IOException e) {
        LOG.warn("{} starts at step {}: {}", file, event.firstStep(), e.toString());
      }
    }
  }

  @Override
  public void onStep(StepEnd event) {
    history.addStep(event.step(), event.loss());
  }

  @Override
  public void onEvaluation(Evaluation event) {
    history.addEvaluation(
        event.step(),
        event.scores().getOrDefault("loss", Double.NaN),
        event.scores().getOrDefault("constant_guess", Double.NaN));
    draw();
  }

  @Override
  public void onCheckpoint(CheckpointSaved event) {
    draw();
  }

  @Override
  public void onEnd(RunEnd event) {
    draw();
  }

  private void draw() {
    if (failed) {
      return;
    }
    try {
      write(chart.draw(history));
    } catch (IOException | RuntimeException | AWTError | LinkageError | InternalError e) {
      // AWT tells of a machine without fonts, libraries or display in all of these ways.
      failed = true;
      LOG.warn("{} is not drawn: {}", file, e.toString());
    }
  }

  private void write(BufferedImage image) throws IOException {
    Files.createDirectories(file.getParent());
    Path whole = file.resolveSibling(NAME + ".tmp");
    if (!ImageIO.write(image, "png", whole.toFile())) {
      throw new IOException("no PNG writer");
    }
    Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
