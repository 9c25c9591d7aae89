// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.predict;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.tasks.encode.TextLines;
import org.pixellm.tasks.example.Source;
import org.pixellm.tasks.predict.TaskPrediction;
import org.pixellm.tasks.predict.TextExamples;

/** Lines of text to predict for: of files, or of standard input. Empty lines are passed over. */
final class PredictionInput {
  private static final int BLOCK = 256;
  private static final Path STANDARD = Path.of("-");

  private final TaskPrediction.Predictor predictor;
  private final TextExamples lines;
  private final List<Path> files;

  PredictionInput(TaskPrediction.Predictor predictor, List<Path> files) {
    this.predictor = predictor;
    this.lines = predictor.lines();
    this.files = files.isEmpty() ? List.of(STANDARD) : files;
  }

  /** Predicts for all lines, some hundred at a time. */
  void predict(PredictionSink sink) {
    read(examples -> predictor.predict(examples, sink::accept));
  }

  /** All lines. */
  List<Example> all() {
    List<Example> all = new ArrayList<>();
    read(all::addAll);
    if (all.isEmpty()) {
      throw new PixelException("there is no text to predict for; every line is empty");
    }
    return all;
  }

  private interface Taker {
    void take(List<Example> examples);
  }

  private void read(Taker taker) {
    for (Path file : files) {
      if (file.equals(STANDARD)) {
        read(System.in, Path.of("standard input"), taker);
        continue;
      }
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw new PixelException(
            Files.isDirectory(file)
                ? file + " is a folder; name a file with a text a line"
                : file + " cannot be read: there is no such file, or it may not be read");
      }
      try (InputStream bytes = Files.newInputStream(file)) {
        read(bytes, file, taker);
      } catch (IOException e) {
        throw new PixelException(file + " cannot be read: " + e.getMessage(), e);
      }
    }
  }

  private void read(InputStream bytes, Path name, Taker taker) {
    Iterator<String> texts = TextLines.of(name.toString(), bytes).iterator();
    List<Example> block = new ArrayList<>();
    long number = 0;
    while (texts.hasNext()) {
      String line = texts.next();
      number++;
      if (!line.isBlank()) {
        block.add(lines.of(line, new Source(name, number)));
      }
      if (block.size() == BLOCK) {
        taker.take(block);
        block = new ArrayList<>();
      }
    }
    if (!block.isEmpty()) {
      taker.take(block);
    }
  }
}
