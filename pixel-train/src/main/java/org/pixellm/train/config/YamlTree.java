// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pixellm.plugins.PixelException;

/**
 * Reads YAML into a tree without guessing: {@code yes} and {@code no} are text, as YAML 1.2 has it;
 * numbers that could be meant as octal, keys that stand twice, references and second documents are
 * errors with their line.
 */
final class YamlTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9_]*)");
  private static final Pattern PROBLEM_LINE =
      Pattern.compile("(?s)^(.*)\\n in '[^']*', line (\\d+), column (\\d+).*$");
  private static final Pattern INNER_PLACE =
      Pattern.compile("\\n in '[^']*', line \\d+, column \\d+:\\n[^\\n]*\\n[ ]*\\^");

  private final String source;
  private final YAMLParser parser;

  private YamlTree(String source, YAMLParser parser) {
    this.source = source;
    this.parser = parser;
  }

  /**
   * Reads one document.
   *
   * @param source where the text comes from, for messages
   * @return its tree; empty if the text has no document, only comments perhaps
   * @throws PixelException naming source and line, if the text is not YAML or is ambiguous
   */
  static Optional<JsonNode> parse(String source, String text) {
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      YamlTree tree = new YamlTree(source, parser);
      if (parser.nextToken() == null) {
        return Optional.empty();
      }
      JsonNode root = tree.node();
      if (parser.nextToken() != null) {
        throw tree.wrong("a second document starts here; write one");
      }
      return Optional.of(root);
    } catch (JsonProcessingException e) {
      throw syntax(source, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a string has no input errors
    }
  }

  private JsonNode node() throws IOException {
    if (parser.isCurrentAlias()) {
      throw wrong(
          "references (*%s) are not supported; write the value itself, or put it in quotes"
              .formatted(parser.getText()));
    }
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_NULL -> NODES.nullNode();
      case VALUE_TRUE, VALUE_FALSE -> bool(parser.getText());
      case VALUE_NUMBER_INT -> whole(parser.getText());
      case VALUE_NUMBER_FLOAT -> fraction(parser.getText());
      default -> NODES.textNode(parser.getText());
    };
  }

  private ObjectNode object() throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      if (object.has(key)) {
        throw wrong("the key \"" + key + "\" stands twice in one map; keep one of them");
      }
      parser.nextToken();
      object.set(key, node());
    }
    return object;
  }

  private ArrayNode array() throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(node());
    }
    return array;
  }

  private static JsonNode bool(String text) {
    return switch (text) {
      case "true", "True", "TRUE" -> NODES.booleanNode(true);
      case "false", "False", "FALSE" -> NODES.booleanNode(false);
      default -> NODES.textNode(text);
    };
  }

  private JsonNode whole(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw wrong(
          "\"%s\" is not read the same way everywhere; write whole numbers in decimal without leading zeros, or put text in quotes"
              .formatted(text));
    }
    BigInteger value = new BigInteger(text.replace("_", ""));
    if (value.bitLength() < Integer.SIZE) {
      return NODES.numberNode(value.intValue());
    }
    return value.bitLength() < Long.SIZE
        ? NODES.numberNode(value.longValue())
        : NODES.numberNode(value);
  }

  private JsonNode fraction(String text) {
    String plain = text.replace("_", "");
    String unsigned = plain.replaceFirst("^[-+]", "");
    if (unsigned.equalsIgnoreCase(".nan")) {
      return NODES.numberNode(Double.NaN);
    }
    if (unsigned.equalsIgnoreCase(".inf")) {
      return NODES.numberNode(
          plain.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    try {
      return NODES.numberNode(Double.parseDouble(plain));
    } catch (NumberFormatException e) {
      throw wrong("\"%s\" is no number; put text in quotes".formatted(text));
    }
  }

  private PixelException wrong(String what) {
    return new PixelException(
        "%s, line %d: %s".formatted(source, parser.currentTokenLocation().getLineNr(), what));
  }

  /**
   * The parser's message is several lines with pictures; the last of its places is the exact one.
   */
  private static PixelException syntax(String source, JsonProcessingException e) {
    String message = e.getOriginalMessage().strip();
    int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
    Matcher matcher = PROBLEM_LINE.matcher(message);
    if (matcher.matches()) {
      message = INNER_PLACE.matcher(matcher.group(1)).replaceAll(", ");
      line = Integer.parseInt(matcher.group(2));
    }
    return new PixelException(
        "%s, line %d: not valid YAML: %s"
            .formatted(source, line, message.replaceAll("\\s+", " ").replace(" ,", ",")),
        e);
  }
}
