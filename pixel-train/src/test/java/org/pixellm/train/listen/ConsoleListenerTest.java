// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.run.RunListener.Evaluation;
import org.pixellm.plugins.run.RunListener.RunEnd;
import org.pixellm.plugins.run.RunListener.RunStart;
import org.pixellm.plugins.run.RunListener.StepEnd;

class ConsoleListenerTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final AtomicLong nanos = new AtomicLong();

  private List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private void run(ConsoleListener listener, long first, long last, double loss) {
    for (long step = first + 1; step <= last; step++) {
      nanos.addAndGet(2_000_000_000L);
      listener.onStep(new StepEnd(step, loss, 1e-3, 1, 4096, 1.6, 0.1));
    }
  }

  @Test
  void plainLinesTellLossSpeedAndTimeLeft() {
    ConsoleListener listener = new ConsoleListener(new LineDisplay(out, 10), nanos::get);
    listener.onStart(new RunStart(Path.of("runs", "x"), 0, 105, 5_100_000));
    run(listener, 0, 105, 0.75);
    listener.onEvaluation(new Evaluation(105, Map.of("loss", 0.5, "constant_guess", 0.98), true));
    listener.onEnd(new RunEnd(105, Path.of("runs", "x", "model"), 210, 0, Map.of()));
    listener.close();
    List<String> lines = lines();
    assertEquals(
        "training 105 steps, 5.1 M parameters, into " + Path.of("runs", "x"), lines.get(0));
    assertEquals(
        "step 10/105  loss 0.7500  2560 patches/s  6.3 % waiting for data  3:10 left",
        lines.get(1));
    assertEquals(
        "step 105/105  loss 0.7500  2560 patches/s  6.3 % waiting for data  0:00 left",
        lines.get(11));
    assertEquals("step 105 held out: constant_guess 0.9800  loss 0.5000  (best)", lines.get(12));
    assertEquals(
        "105 steps done in 3:30, model in " + Path.of("runs", "x", "model"), lines.get(13));
    assertEquals(14, lines.size());
    assertFalse(bytes.toString(StandardCharsets.UTF_8).contains("\r") && !onWindows());
  }

  private static boolean onWindows() {
    return System.lineSeparator().startsWith("\r");
  }

  @Test
  void resumedRunReckonsTimeFromWhereItGoesOn() {
    ConsoleListener listener = new ConsoleListener(new LineDisplay(out, 10), nanos::get);
    listener.onStart(new RunStart(Path.of("x"), 990, 1010, 1));
    run(listener, 990, 1000, 1);
    assertTrue(lines().get(0).startsWith("going on after step 990 of 1010"));
    assertTrue(lines().get(1).endsWith("0:20 left"), lines().get(1));
  }

  @Test
  void lossIsSmoothed() {
    ConsoleListener listener = new ConsoleListener(new LineDisplay(out, 1), nanos::get);
    listener.onStart(new RunStart(Path.of("x"), 0, 10, 1));
    listener.onStep(new StepEnd(1, 1, 0, 0, 1, 1, 0));
    listener.onStep(new StepEnd(2, 2, 0, 0, 1, 1, 0));
    listener.onStep(new StepEnd(3, Double.NaN, 0, 0, 1, 1, 0));
    assertTrue(lines().get(1).contains("loss 1.0000"));
    assertTrue(lines().get(2).contains("loss 1.5128")); // (0.95 + 2) / 1.95
    assertTrue(lines().get(3).contains("loss 1.5128"));
  }

  @Test
  void barMovesInPlaceWithEvaluationsAboveIt() {
    ConsoleListener listener =
        new ConsoleListener(new BarDisplay(new BarLine(out, 120), false), nanos::get);
    listener.onStart(new RunStart(Path.of("x"), 0, 100, 1));
    run(listener, 0, 50, 0.5);
    listener.onEvaluation(new Evaluation(50, Map.of("loss", 0.25), false));
    run(listener, 50, 100, 0.5);
    listener.close();
    String shown = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(shown.contains("\rstep 50 held out: loss 0.2500"), shown);
    String last = shown.substring(shown.lastIndexOf('\r'));
    assertTrue(last.contains("100/100"), last);
    assertTrue(
        last.contains("loss 0.5000  2560 patches/s  6.3 % waiting for data  0:00 left"), last);
    assertTrue(last.endsWith(System.lineSeparator()), last);
    assertTrue(
        last.lines().allMatch(line -> line.length() < 120), "a bar that wraps would not move");
  }

  @Test
  void lineAboveTheBarCoversIt() {
    BarLine line = new BarLine(out, 80);
    line.accept("a long bar of a run");
    line.printAbove("note");
    line.accept("bar");
    line.close();
    String newline = System.lineSeparator();
    assertEquals(
        "\ra long bar of a run"
            + "\rnote               "
            + newline
            + "a long bar of a run"
            + "\rbar                "
            + newline,
        bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void clockReadsWell() {
    assertEquals("0:00", ConsoleListener.clock(0.2));
    assertEquals("59:59", ConsoleListener.clock(3599));
    assertEquals("1:00:00", ConsoleListener.clock(3599.6));
    assertEquals("30:05:09", ConsoleListener.clock(108_309));
  }

  @Test
  void impossibleSettingsAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new ConsoleConfig(ConsoleConfig.Mode.AUTO, 0));
    assertThrows(IllegalArgumentException.class, () -> new JsonlConfig(0));
    assertThrows(IllegalArgumentException.class, () -> new LossPlotConfig(800, 199));
  }
}
