// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.TreeMap;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.run.RunListener;

/**
 * Writes {@code metrics.jsonl}, a line an event, handed to the system when the event returns. A
 * resumed run goes on after the lines of the steps that it does not repeat; a fresh one starts the
 * file anew. Numbers that are not finite are written as null.
 */
final class JsonlListener implements RunListener {
  private static final String STEP = "step";

  private final int every;
  private final Clock clock;
  private MetricsFile metrics;
  private BufferedWriter writer;

  JsonlListener(int every, Clock clock) {
    this.every = every;
    this.clock = clock;
  }

  @Override
  public void onStart(RunStart event) {
    metrics = new MetricsFile(event.output());
    try {
      Files.createDirectories(event.output());
      if (event.firstStep() > 0) {
        metrics.cutAfter(event.firstStep());
      } else {
        Files.deleteIfExists(metrics.path());
      }
      writer = metrics.append();
    } catch (IOException e) {
      throw unwritable(metrics.path(), e);
    }
    ObjectNode line = line("start");
    line.put("first_step", event.firstStep());
    line.put("total_steps", event.totalSteps());
    line.put("parameters", event.parameters());
    line.put("time", clock.instant().toString());
    write(line);
  }

  @Override
  public void onStep(StepEnd event) {
    if (event.step() % every != 0) {
      return;
    }
    ObjectNode line = line(STEP);
    line.put(STEP, event.step());
    number(line, "loss", event.loss());
    number(line, "learning_rate", event.learningRate());
    number(line, "gradient_norm", event.gradientNorm());
    line.put("patches", event.patches());
    number(line, "seconds", event.seconds());
    number(line, "wait_seconds", event.waitSeconds());
    number(line, "wait_share", event.waitSeconds() / event.seconds());
    write(line);
  }

  @Override
  public void onEvaluation(Evaluation event) {
    ObjectNode line = line("evaluation");
    line.put(STEP, event.step());
    ObjectNode scores = line.putObject("scores");
    new TreeMap<>(event.scores()).forEach((name, value) -> number(scores, name, value));
    line.put("best", event.best());
    write(line);
  }

  @Override
  public void onCheckpoint(CheckpointSaved event) {
    ObjectNode line = line("checkpoint");
    line.put(STEP, event.step());
    line.put("directory", event.directory().toString());
    write(line);
  }

  @Override
  public void onRestart(Restart event) {
    ObjectNode line = line("restart");
    line.put(STEP, event.step());
    line.put("reason", event.reason());
    line.put("seed", event.seed());
    number(line, "learning_rate", event.learningRate());
    write(line);
  }

  @Override
  public void onEnd(RunEnd event) {
    ObjectNode line = line("end");
    line.put(STEP, event.step());
    line.put("model", event.model().toString());
    number(line, "seconds", event.seconds());
    line.put("characters", event.characters());
    line.put("missing", event.missing().values().stream().mapToLong(Long::longValue).sum());
    ObjectNode missing = line.putObject("missing_by_script");
    event.missing().forEach(missing::put);
    write(line);
  }

  @Override
  public void close() {
    if (writer == null) {
      return;
    }
    try {
      writer.close();
    } catch (IOException e) {
      throw unwritable(metrics.path(), e);
    } finally {
      writer = null;
    }
  }

  private ObjectNode line(String event) {
    return metrics.line().put("event", event);
  }

  private static void number(ObjectNode line, String name, double value) {
    if (Double.isFinite(value)) {
      line.put(name, value);
    } else {
      line.putNull(name); // JSON has no NaN
    }
  }

  private void write(ObjectNode line) {
    try {
      writer.write(metrics.text(line) + "\n");
      writer.flush();
    } catch (IOException e) {
      throw unwritable(metrics.path(), e);
    }
  }

  private static PixelException unwritable(Path file, IOException e) {
    return new PixelException("cannot write " + file + ": " + e.getMessage(), e);
  }
}
