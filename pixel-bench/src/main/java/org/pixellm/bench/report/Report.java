// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.PixelException;

/**
 * What one benchmark found.
 *
 * @param name of the benchmark
 * @param machine where, and how busy it was at the start
 * @param lines for a terminal
 * @param results strings, numbers, booleans, lists and maps
 */
public record Report(
    String name, Machine machine, List<String> lines, Map<String, Object> results) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Copies the lines. */
  public Report {
    lines = List.copyOf(lines);
  }

  /**
   * Writes all of it as JSON, with numbers that are not finite as text.
   *
   * @throws PixelException if the file cannot be written
   */
  public void write(Path file) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("benchmark", name);
    all.put("machine", machine.toMap());
    all.put("results", results);
    writeJson(file, all);
  }

  /**
   * Writes a map as JSON.
   *
   * @throws PixelException if the file cannot be written
   */
  public static void writeJson(Path file, Map<String, Object> map) {
    try {
      writeText(file, JSON.writeValueAsString(map) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + map, e);
    }
  }

  /**
   * Writes text, making the folder it goes into.
   *
   * @throws PixelException if the file cannot be written
   */
  public static void writeText(Path file, String text) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new PixelException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
