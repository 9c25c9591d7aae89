// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

import java.util.Locale;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.pixellm.plugins.run.RunListener;

/** Shows a run to who watches it. */
final class ConsoleListener implements RunListener {
  private static final double LOSS_DECAY = 0.95;
  private static final double SPEED_DECAY = 0.9;
  private static final double NANOS = 1e-9;

  private final RunDisplay display;
  private final LongSupplier nanoTime;
  private final RunningMean loss = new RunningMean(LOSS_DECAY);
  private final RunningMean patches = new RunningMean(SPEED_DECAY);
  private final RunningMean seconds = new RunningMean(SPEED_DECAY);
  private RunStart start;
  private double allSeconds;
  private double waitSeconds;
  private long startNanos;

  ConsoleListener(RunDisplay display, LongSupplier nanoTime) {
    this.display = display;
    this.nanoTime = nanoTime;
  }

  @Override
  public void onStart(RunStart event) {
    start = event;
    startNanos = nanoTime.getAsLong();
    String parameters = String.format(Locale.ROOT, "%.1f M parameters", event.parameters() / 1e6);
    display.line(
        event.firstStep() == 0
            ? "training %d steps, %s, into %s"
                .formatted(event.totalSteps(), parameters, event.output())
            : "going on after step %d of %d, %s, in %s"
                .formatted(event.firstStep(), event.totalSteps(), parameters, event.output()));
    display.start(event.firstStep(), event.totalSteps());
  }

  @Override
  public void onStep(StepEnd event) {
    loss.add(event.loss());
    patches.add((double) event.patches());
    seconds.add(event.seconds());
    allSeconds += event.seconds();
    waitSeconds += event.waitSeconds();
    display.step(
        event.step(),
        String.format(Locale.ROOT, "%.4f", loss.value()),
        String.format(
            Locale.ROOT,
            "%.0f patches/s  %.1f %% waiting for data",
            patches.value() / seconds.value(),
            100 * waitSeconds / allSeconds),
        clock(secondsLeft(event.step())));
  }

  /** From wall time, so that evaluations and checkpoints are in it. */
  private double secondsLeft(long step) {
    double elapsed = (nanoTime.getAsLong() - startNanos) * NANOS;
    long done = Math.max(1, step - start.firstStep());
    return elapsed / done * (start.totalSteps() - step);
  }

  @Override
  public void onEvaluation(Evaluation event) {
    String scores =
        new TreeMap<>(event.scores())
            .entrySet().stream()
                .map(e -> String.format(Locale.ROOT, "%s %.4f", e.getKey(), e.getValue()))
                .collect(Collectors.joining("  "));
    display.line(
        "step %d held out: %s%s".formatted(event.step(), scores, event.best() ? "  (best)" : ""));
  }

  @Override
  public void onRestart(Restart event) {
    display.line(
        "step %d: this training learns nothing (%s); beginning again with seed %d and learning rate %s"
            .formatted(event.step(), event.reason(), event.seed(), event.learningRate()));
  }

  @Override
  public void onEnd(RunEnd event) {
    display.close();
    display.line(
        "%d steps done in %s, model in %s"
            .formatted(event.step(), clock(event.seconds()), event.model()));
  }

  @Override
  public void close() {
    display.close();
  }

  /** Seconds as h:mm:ss, or m:ss below an hour. */
  static String clock(double seconds) {
    long whole = Math.round(Math.max(0, seconds));
    return whole < 3600
        ? "%d:%02d".formatted(whole / 60, whole % 60)
        : "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
  }
}
