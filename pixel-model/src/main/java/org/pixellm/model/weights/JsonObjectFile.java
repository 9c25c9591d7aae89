// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pixellm.plugins.PixelException;

/**
 * A JSON object in a file of a fixed name in a model directory, {@code config.json} for example.
 * Written with sorted keys, so equal content gives equal bytes, and replaced as a whole or not at
 * all. Safe to share between threads.
 */
public final class JsonObjectFile {
  /** The file that says what a model is. */
  public static final String CONFIG = "config.json";

  /** More than any configuration needs: a bound on what a hostile file can allocate. */
  private static final long MOST_BYTES = 16_000_000;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")))
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final String name;
  private final AtomicFileWriter files;

  /** A {@code config.json}. */
  public JsonObjectFile() {
    this(CONFIG, new AtomicFileWriter());
  }

  /**
   * A file of another name.
   *
   * @param name the file's name in its directory
   * @param files writes it
   */
  public JsonObjectFile(String name, AtomicFileWriter files) {
    this.name = name;
    this.files = files;
  }

  /**
   * Reads the file of a directory.
   *
   * @throws PixelException if the directory or the file is missing, or it is not a JSON object
   */
  public ConfigEntries read(Path directory) {
    Path file = directory.resolve(name);
    if (!Files.isDirectory(directory)) {
      throw new PixelException("there is no directory " + directory);
    }
    if (!Files.isRegularFile(file)) {
      throw new PixelException(
          "%s has no %s: it is not a model directory, or not a whole one"
              .formatted(directory, name));
    }
    return new ConfigEntries(file.toString(), parse(file));
  }

  private static Map<String, Object> parse(Path file) {
    try {
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw new PixelException(
            "%s has %d bytes, and at most %d are read".formatted(file, size, MOST_BYTES));
      }
      String text = Files.readString(file, StandardCharsets.UTF_8);
      Map<String, Object> entries =
          text.stripLeading().startsWith("{")
              ? JSON.readValue(text, new TypeReference<LinkedHashMap<String, Object>>() {})
              : null;
      if (entries == null) {
        throw new PixelException(file + " must hold a JSON object: a text that starts with {");
      }
      return entries;
    } catch (JsonProcessingException e) {
      throw new PixelException(
          "%s is not valid JSON%s: %s"
              .formatted(
                  file,
                  e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr(),
                  e.getOriginalMessage().replaceAll("\\s+", " ")),
          e);
    } catch (CharacterCodingException e) {
      throw new PixelException(file + " is not valid UTF-8", e);
    } catch (IOException e) {
      throw new PixelException(file + " cannot be read: " + IoReason.of(e), e);
    }
  }

  /**
   * Writes the file of a directory.
   *
   * @param directory must be there
   * @param entries strings, numbers, booleans, lists and maps by key
   * @throws PixelException if it cannot be saved; the old file is then untouched
   */
  public void write(Path directory, Map<String, Object> entries) {
    files.write(
        directory.resolve(name),
        channel ->
            AtomicFileWriter.Content.text(JSON.writeValueAsString(entries) + "\n")
                .writeTo(channel));
  }
}
