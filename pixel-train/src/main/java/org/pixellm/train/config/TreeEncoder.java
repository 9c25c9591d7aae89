// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns configuration records into trees with the keys that users write. */
final class TreeEncoder {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private TreeEncoder() {}

  /** A record, or a value that a record may hold. A plug-in without settings is its name alone. */
  static JsonNode encode(Object value) {
    if (value instanceof PluginChoice choice) {
      return choice(choice);
    }
    if (value instanceof Record settings) {
      ObjectNode object = NODES.objectNode();
      RecordField.of(settings.getClass())
          .forEach(field -> object.set(field.key(), encode(field.value(settings))));
      return object;
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      // Sorted, because immutable maps of the JDK come in another order in every run.
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, item) -> sorted.put(String.valueOf(key), item));
      sorted.forEach((key, item) -> object.set(key, encode(item)));
      return object;
    }
    if (value instanceof List<?> list) {
      ArrayNode array = NODES.arrayNode();
      list.forEach(item -> array.add(encode(item)));
      return array;
    }
    if (value instanceof Enum<?>) {
      return NODES.textNode(SettingType.constant(value));
    }
    if (value instanceof String text) {
      return NODES.textNode(text);
    }
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    if (value instanceof BigInteger big) {
      return NODES.numberNode(big);
    }
    if (value instanceof Long whole) {
      return NODES.numberNode(whole);
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return NODES.numberNode(((Number) value).intValue());
    }
    if (value instanceof Double || value instanceof Float) {
      return NODES.numberNode(((Number) value).doubleValue());
    }
    if (value == null) {
      return NODES.nullNode();
    }
    throw SettingType.unsupported(value.getClass());
  }

  private static JsonNode choice(PluginChoice choice) {
    if (choice.options().isEmpty()) {
      return NODES.textNode(choice.name());
    }
    ObjectNode object = NODES.objectNode();
    object.put(TreeOverlay.NAME, choice.name());
    object.setAll((ObjectNode) encode(choice.options()));
    return object;
  }
}
