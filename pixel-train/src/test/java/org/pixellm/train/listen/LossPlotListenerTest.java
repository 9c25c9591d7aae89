// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PluginFactory;
import org.pixellm.plugins.run.RunListener;
import org.pixellm.plugins.run.RunListener.CheckpointSaved;
import org.pixellm.plugins.run.RunListener.Evaluation;
import org.pixellm.plugins.run.RunListener.RunEnd;
import org.pixellm.plugins.run.RunListener.RunStart;
import org.pixellm.plugins.run.RunListener.StepEnd;
import org.pixellm.plugins.run.RunListenerFactory;

class LossPlotListenerTest {
  @TempDir Path folder;

  private static LossPlotListener listener() {
    return new LossPlotListener(new LossChart(new LossPlotConfig(640, 400)));
  }

  private static StepEnd step(long step) {
    return new StepEnd(step, 0.4 + 1.0 / step, 1e-3, 1, 1, 1, 0);
  }

  private BufferedImage picture() throws IOException {
    return ImageIO.read(folder.resolve("loss.png").toFile());
  }

  private static int count(BufferedImage image, Color color) {
    int found = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        found += (image.getRGB(x, y) & 0xFFFFFF) == (color.getRGB() & 0xFFFFFF) ? 1 : 0;
      }
    }
    return found;
  }

  @Test
  void pictureShowsWhatWasMeasured() throws IOException {
    try (LossPlotListener listener = listener()) {
      listener.onStart(new RunStart(folder, 0, 200, 1));
      for (int i = 1; i <= 100; i++) {
        listener.onStep(step(i));
      }
      assertFalse(Files.exists(folder.resolve("loss.png")));
      listener.onCheckpoint(new CheckpointSaved(100, folder));
      BufferedImage training = picture();
      assertEquals(640, training.getWidth());
      assertEquals(400, training.getHeight());
      assertTrue(count(training, LossChart.TRAINING) > 100);
      assertEquals(0, count(training, LossChart.VALIDATION));

      listener.onEvaluation(new Evaluation(50, Map.of("loss", 0.6), true));
      listener.onEvaluation(new Evaluation(100, Map.of("loss", 0.5), true));
      BufferedImage measured = picture();
      assertTrue(count(measured, LossChart.VALIDATION) > 50);

      listener.onEvaluation(
          new Evaluation(100, Map.of("loss", 0.5, "constant_guess", 0.98), false));
      assertTrue(count(picture(), LossChart.GUESS) > count(measured, LossChart.GUESS) + 50);
    }
    assertFalse(Files.exists(folder.resolve("loss.png.tmp")));
  }

  @Test
  void resumedRunDrawsTheWholeHistory() throws IOException {
    try (JsonlListener jsonl = new JsonlListener(1, Clock.systemUTC());
        LossPlotListener plot = listener()) {
      RunStart start = new RunStart(folder, 0, 100, 1);
      jsonl.onStart(start);
      plot.onStart(start);
      for (RunListener listener : new RunListener[] {jsonl, plot}) {
        for (int i = 1; i <= 80; i++) {
          listener.onStep(step(i));
          if (i % 20 == 0) {
            listener.onEvaluation(
                new Evaluation(i, Map.of("loss", 1.0 / i, "constant_guess", 0.9), true));
          }
        }
      }
      plot.onEnd(new RunEnd(80, folder, 1, 0, Map.of()));
    }
    BufferedImage whole = picture();
    try (LossPlotListener resumed = listener()) {
      // Killed after step 80, resumed from the checkpoint of step 60.
      resumed.onStart(new RunStart(folder, 60, 100, 1));
      for (int i = 61; i <= 80; i++) {
        resumed.onStep(step(i));
      }
      resumed.onEvaluation(
          new Evaluation(80, Map.of("loss", 1.0 / 80, "constant_guess", 0.9), true));
    }
    BufferedImage again = picture();
    assertArrayEquals(pixels(whole), pixels(again));
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  @Test
  void pictureThatCannotBeWrittenDoesNotStopTheRun() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    try (LossPlotListener listener = listener()) {
      listener.onStart(new RunStart(file, 0, 10, 1));
      listener.onStep(step(1));
      listener.onCheckpoint(new CheckpointSaved(1, folder));
      listener.onEnd(new RunEnd(1, folder, 1, 0, Map.of()));
    }
    assertEquals("in the way", Files.readString(file));
  }

  @Test
  void runWithoutLossesIsDrawnEmpty() throws IOException {
    try (LossPlotListener listener = listener()) {
      listener.onStart(new RunStart(folder, 0, 10, 1));
      listener.onStep(new StepEnd(1, Double.NaN, 0, 0, 1, 1, 0));
      listener.onEnd(new RunEnd(0, folder, 1, 0, Map.of()));
    }
    assertEquals(0, count(picture(), LossChart.TRAINING));
  }

  @Test
  void trainingLossIsSmoothedAndMeasuredLossIsNot() {
    LossHistory history = new LossHistory();
    history.addStep(1, 1);
    history.addStep(2, 2);
    history.addEvaluation(1, 3, Double.NaN);
    history.addEvaluation(2, 4, 0.98);
    history.addEvaluation(3, Double.NaN, Double.NaN);
    assertArrayEquals(new double[] {1, 2.95 / 1.95}, history.training().values(), 1e-12);
    assertArrayEquals(new double[] {3, 4}, history.validation().values());
    assertArrayEquals(new double[] {1, 2}, history.validation().steps());
    assertEquals(0.98, history.constantGuess());
  }

  @Test
  void curveOfAnyLengthTakesBoundedMemoryAndKeepsItsMean() {
    Curve curve = new Curve();
    int n = 100_000;
    for (int i = 1; i <= n; i++) {
      curve.add(i, i * 0.5);
    }
    double[] steps = curve.steps();
    double[] values = curve.values();
    assertTrue(steps.length <= 2049 && steps.length > 1000, "points: " + steps.length);
    for (int i = 0; i < steps.length; i++) {
      assertEquals(steps[i] * 0.5, values[i], 1e-9);
      assertTrue(i == 0 || steps[i] > steps[i - 1]);
    }
    assertTrue(steps[0] <= 64 && steps[steps.length - 1] > n - 64);
  }

  @Test
  @SuppressWarnings("rawtypes") // a service interface is looked up by its raw class
  void listenersAreFoundByServiceLoader() {
    assertTrue(
        ServiceLoader.load(RunListenerFactory.class).stream()
            .map(ServiceLoader.Provider::get)
            .map(PluginFactory::name)
            .collect(Collectors.toSet())
            .containsAll(Set.of("console", "jsonl", "loss-plot")));
  }
}
