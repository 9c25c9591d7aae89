// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.PixelException;

/**
 * The table of contents of a safetensors file, checked: every tensor's size is what its type and
 * shape say, and the tensors fill the data without gap or overlap.
 *
 * @param tensors by name, in the header's order
 * @param metadata the {@code __metadata__} entry; empty where there is none
 */
record SafetensorsHeader(Map<String, TensorInfo> tensors, Map<String, String> metadata) {
  static final String METADATA = "__metadata__";

  /** More tensors or dimensions than any model has: a bound on what a hostile file can allocate. */
  private static final int MOST_TENSORS = 250_000;

  private static final int MOST_DIMENSIONS = 64;

  /**
   * Reads and checks a header.
   *
   * @param json the header's bytes
   * @param file the file's name, for messages
   * @param dataLength bytes of the file after the header
   * @throws PixelException if anything is wrong
   */
  static SafetensorsHeader parse(byte[] json, String file, long dataLength) {
    return new Reader(file, dataLength).read(json);
  }

  /** One reading of one header. */
  private static final class Reader {
    // Names come from an untrusted file: none of them shall end up in the JVM's table of strings.
    private static final JsonFactory JSON =
        JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final String file;
    private final long dataLength;
    private final Map<String, TensorInfo> tensors = new LinkedHashMap<>();
    private Map<String, String> metadata = null;

    Reader(String file, long dataLength) {
      this.file = file;
      this.dataLength = dataLength;
    }

    SafetensorsHeader read(byte[] json) {
      if (json.length == 0 || json[0] != '{') {
        throw wrong("its header must be a JSON object that starts with '{'");
      }
      // Jackson would guess UTF-16 from zero bytes; the format is UTF-8 only.
      try (JsonParser parser =
          JSON.createParser(
              new InputStreamReader(
                  new ByteArrayInputStream(json), StandardCharsets.UTF_8.newDecoder()))) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          if (name.equals(METADATA)) {
            readMetadata(parser);
          } else {
            readTensor(parser, name);
          }
        }
        if (parser.nextToken() != null) {
          throw wrong("its header goes on after the JSON object; only spaces may follow it");
        }
      } catch (CharacterCodingException e) {
        throw wrong("its header is not valid UTF-8", e);
      } catch (JsonProcessingException e) {
        throw wrong("its header is not valid JSON: " + oneLine(e.getOriginalMessage()), e);
      } catch (IOException e) {
        throw wrong("its header cannot be read: " + e.getMessage(), e);
      }
      checkLayout();
      return new SafetensorsHeader(
          Collections.unmodifiableMap(tensors), metadata == null ? Map.of() : metadata);
    }

    private void readMetadata(JsonParser parser) throws IOException {
      if (metadata != null) {
        throw wrong(METADATA + " stands twice in its header");
      }
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw wrong(METADATA + " must be a JSON object");
      }
      Map<String, String> entries = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
          throw wrong("the entry " + Quoted.of(key) + " of " + METADATA + " must be a string");
        }
        if (entries.put(key, parser.getText()) != null) {
          throw wrong("the entry " + Quoted.of(key) + " stands twice in " + METADATA);
        }
      }
      metadata = Collections.unmodifiableMap(entries);
    }

    private void readTensor(JsonParser parser, String name) throws IOException {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw wrong(name, "must be described by a JSON object");
      }
      TensorType type = null;
      List<Long> shape = null;
      List<Long> offsets = null;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        switch (key) {
          case "dtype" -> {
            once(type, name, key);
            type = readType(parser, name);
          }
          case "shape" -> {
            once(shape, name, key);
            shape = readNumbers(parser, name, key, MOST_DIMENSIONS);
          }
          case "data_offsets" -> {
            once(offsets, name, key);
            offsets = readNumbers(parser, name, key, 2);
          }
          default ->
              throw wrong(
                  name,
                  "has an unknown entry "
                      + Quoted.of(key)
                      + "; there are dtype, shape and"
                      + " data_offsets");
        }
      }
      required(type, name, "dtype");
      required(shape, name, "shape");
      required(offsets, name, "data_offsets");
      if (offsets.size() != 2) {
        throw wrong(name, "must have two data_offsets, not " + offsets.size());
      }
      TensorInfo info = new TensorInfo(type, shape, offsets.get(0), offsets.get(1));
      checkSize(name, info);
      if (tensors.put(name, info) != null) {
        throw wrong(name, "stands twice in the header");
      }
      if (tensors.size() > MOST_TENSORS) {
        throw wrong("it has more than " + MOST_TENSORS + " tensors");
      }
    }

    private TensorType readType(JsonParser parser, String name) throws IOException {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        throw wrong(name, "must have a string as dtype");
      }
      String text = parser.getText();
      return TensorType.named(text)
          .orElseThrow(
              () ->
                  wrong(
                      name,
                      "has the unknown dtype "
                          + Quoted.of(text)
                          + "; known are "
                          + TensorType.names()));
    }

    private List<Long> readNumbers(JsonParser parser, String name, String key, int most)
        throws IOException {
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        throw wrong(name, "must have a list of whole numbers as " + key);
      }
      List<Long> numbers = new ArrayList<>(4);
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
          throw wrong(name, "must have only whole numbers in " + key);
        }
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
            || parser.getLongValue() < 0) {
          throw wrong(
              name,
              "has %s in %s; numbers there are 0 to %d"
                  .formatted(Quoted.of(parser.getText()), key, Long.MAX_VALUE));
        }
        if (numbers.size() == most) {
          throw wrong(name, "has more than %d numbers in %s".formatted(most, key));
        }
        numbers.add(parser.getLongValue());
      }
      return numbers;
    }

    private void checkSize(String name, TensorInfo info) {
      if (info.begin() > info.end()) {
        throw wrong(
            name, "begins at byte %d, after its end at %d".formatted(info.begin(), info.end()));
      }
      if (info.end() > dataLength) {
        throw wrong(
            name,
            "ends at byte %d of the data, but only %d bytes follow the header: the file is cut off"
                .formatted(info.end(), dataLength));
      }
      long bytes;
      try {
        bytes = Math.multiplyExact(product(info.shape()), (long) info.type().bytes());
      } catch (ArithmeticException e) {
        throw wrong(name, "has the impossible shape " + info.shape(), e);
      }
      if (bytes != info.byteSize()) {
        throw wrong(
            name,
            "takes %d bytes in the file, but %s of shape %s takes %d"
                .formatted(info.byteSize(), info.type(), info.shape(), bytes));
      }
    }

    /** {@code [2^62, 4, 0]} has no elements, so a zero is looked for before anything overflows. */
    private static long product(List<Long> shape) {
      if (shape.contains(0L)) {
        return 0;
      }
      long product = 1;
      for (long dimension : shape) {
        product = Math.multiplyExact(product, dimension);
      }
      return product;
    }

    private void checkLayout() {
      List<Map.Entry<String, TensorInfo>> byPlace = new ArrayList<>(tensors.entrySet());
      byPlace.sort(
          Comparator.<Map.Entry<String, TensorInfo>>comparingLong(e -> e.getValue().begin())
              .thenComparingLong(e -> e.getValue().end()));
      long end = 0;
      String previous = null;
      for (Map.Entry<String, TensorInfo> entry : byPlace) {
        TensorInfo info = entry.getValue();
        if (info.begin() < end) {
          throw wrong(
              entry.getKey(),
              "begins at byte %d, inside tensor %s, which ends at %d"
                  .formatted(info.begin(), Quoted.of(previous), end));
        }
        if (info.begin() > end) {
          throw wrong(
              entry.getKey(),
              "begins at byte %d, but must begin at %d, where the data before it ends"
                  .formatted(info.begin(), end));
        }
        end = info.end();
        previous = entry.getKey();
      }
      if (end != dataLength) {
        throw wrong(
            "%d bytes follow its last tensor; the file must end with it"
                .formatted(dataLength - end));
      }
    }

    private void once(Object seen, String name, String key) {
      if (seen != null) {
        throw wrong(name, "has " + key + " twice");
      }
    }

    private void required(Object value, String name, String key) {
      if (value == null) {
        throw wrong(name, "has no " + key);
      }
    }

    private PixelException wrong(String what) {
      return wrong(what, (Throwable) null);
    }

    private PixelException wrong(String tensor, String what) {
      return wrong("tensor " + Quoted.of(tensor) + " " + what, (Throwable) null);
    }

    private PixelException wrong(String tensor, String what, Throwable cause) {
      return wrong("tensor " + Quoted.of(tensor) + " " + what, cause);
    }

    private PixelException wrong(String what, Throwable cause) {
      return new PixelException(file + " is not a sound safetensors file: " + what, cause);
    }

    private static String oneLine(String message) {
      String line = message.replaceAll("\\s+", " ");
      String shown = Quoted.of(line);
      return shown.substring(1, shown.length() - 1);
    }
  }
}
