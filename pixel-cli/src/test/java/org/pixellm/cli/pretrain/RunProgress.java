// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.pretrain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run's metrics tell while it runs.
 *
 * @param start the line by which the last process began; empty before the first
 * @param step the last step of that process; 0 before its first
 */
record RunProgress(String start, long step) {
  private static final String STEP = "\"event\":\"step\",\"step\":";

  static RunProgress of(Path run) throws IOException {
    String start = "";
    long step = 0;
    for (String line : lines(run.resolve("metrics.jsonl"))) {
      if (line.contains("\"event\":\"start\"")) {
        start = line;
        step = 0;
      } else if (line.contains(STEP) && line.endsWith("}")) { // the last may be half written
        String number = line.substring(line.indexOf(STEP) + STEP.length());
        step = Long.parseLong(number.substring(0, number.indexOf(',')));
      }
    }
    return new RunProgress(start, step);
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** Whether a process after the one told of before has done a step. */
  boolean began(RunProgress before) {
    return step > 0 && !start.equals(before.start());
  }
}
