// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * {@code metrics.jsonl} of a run: a JSON object a line, in ASCII. Every line tells after how many
 * steps it was written ({@code step}, for the start {@code first_step}).
 */
final class MetricsFile {
  static final String NAME = "metrics.jsonl";

  /** Lines are ASCII; this charset reads torn or foreign bytes without complaint, too. */
  private static final Charset CHARSET = StandardCharsets.ISO_8859_1;

  private final Path file;
  private final ObjectMapper json =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  MetricsFile(Path folder) {
    this.file = folder.resolve(NAME);
  }

  Path path() {
    return file;
  }

  /** An empty object for a line. */
  ObjectNode line() {
    return json.createObjectNode();
  }

  String text(ObjectNode line) throws IOException {
    return json.writeValueAsString(line);
  }

  /** Hands over all lines up to a step; nothing if there is no file. Torn lines are left out. */
  void read(long lastStep, Consumer<JsonNode> consumer) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (BufferedReader reader = Files.newBufferedReader(file, CHARSET)) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        JsonNode line = parse(text);
        if (line != null && step(line) <= lastStep) {
          consumer.accept(line);
        }
      }
    }
  }

  /** Removes lines of later steps and torn ones. The file is whole at any moment. */
  void cutAfter(long lastStep) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    Path kept = file.resolveSibling(NAME + ".tmp");
    try (BufferedReader reader = Files.newBufferedReader(file, CHARSET);
        BufferedWriter writer = Files.newBufferedWriter(kept, CHARSET)) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        JsonNode line = parse(text);
        if (line != null && step(line) <= lastStep) {
          writer.write(text);
          writer.write('\n');
        }
      }
    }
    Files.move(kept, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Opens the file to add lines behind those there are. */
  BufferedWriter append() throws IOException {
    return Files.newBufferedWriter(
        file, CHARSET, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private JsonNode parse(String text) {
    try {
      JsonNode line = json.readTree(text);
      return line.isObject() ? line : null;
    } catch (JsonProcessingException e) {
      return null; // torn by a kill
    }
  }

  private static long step(JsonNode line) {
    return line.path(line.has("step") ? "step" : "first_step").asLong();
  }
}
