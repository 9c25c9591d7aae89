// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;

/**
 * Lays one tree of settings over another. Records and maps are merged key by key, everything else
 * is replaced. Settings of a plug-in are merged as long as it stays the same plug-in; naming
 * another one drops the settings of the one below.
 */
final class TreeOverlay {
  /** The key of a plug-in's name among its settings. */
  static final String NAME = "name";

  private TreeOverlay() {}

  /**
   * The result, as a new tree.
   *
   * @param type what the trees will be bound to: it says where plug-ins stand
   * @param below what is there
   * @param above what the user laid over it
   */
  static JsonNode lay(Type type, JsonNode below, JsonNode above) {
    if (type == PluginChoice.class) {
      return layChoice(below, above);
    }
    if (SettingType.isRecord(type) && !below.isObject()) {
      // A mistake in the tree below must not vanish under a setting of the command line.
      return below.deepCopy();
    }
    if (!(below instanceof ObjectNode base) || !(above instanceof ObjectNode over)) {
      return above.deepCopy();
    }
    ObjectNode result = base.deepCopy();
    for (Map.Entry<String, JsonNode> entry : over.properties()) {
      String key = entry.getKey();
      JsonNode there = base.get(key);
      result.set(
          key,
          there == null
              ? entry.getValue().deepCopy()
              : lay(typeAt(type, key), there, entry.getValue()));
    }
    return result;
  }

  private static JsonNode layChoice(JsonNode below, JsonNode above) {
    Optional<ObjectNode> base = settings(below);
    Optional<ObjectNode> over = settings(above);
    if (base.isEmpty() || over.isEmpty()) {
      return above.deepCopy();
    }
    JsonNode oldName = base.get().get(NAME);
    JsonNode newName = over.get().get(NAME);
    if (oldName != null && newName != null && !oldName.equals(newName)) {
      return above.deepCopy();
    }
    return lay(Object.class, base.get(), over.get());
  }

  /** A plug-in written as a name or as a map; empty for anything else. */
  private static Optional<ObjectNode> settings(JsonNode choice) {
    if (choice instanceof ObjectNode object) {
      return Optional.of(object);
    }
    if (choice.isTextual()) {
      return Optional.of(JsonNodeFactory.instance.objectNode().set(NAME, choice));
    }
    return Optional.empty();
  }

  private static Type typeAt(Type type, String key) {
    if (SettingType.isRecord(type)) {
      return RecordField.of((Class<?>) type).stream()
          .filter(field -> field.key().equals(key))
          .map(RecordField::type)
          .findFirst()
          .orElse(Object.class);
    }
    return SettingType.isMap(type) ? SettingType.inner(type) : Object.class;
  }
}
