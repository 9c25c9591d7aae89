// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.pixellm.plugins.PixelException;

/**
 * One {@code a.b=c} of the command line.
 *
 * @param path the keys, joined by dots
 * @param value the value, read as YAML
 */
record SettingArgument(String path, JsonNode value) {

  /**
   * Reads an argument.
   *
   * @throws PixelException if it is not of the form {@code a.b=c} or the value is not YAML
   */
  static SettingArgument parse(String argument) {
    int equals = argument.indexOf('=');
    String path = equals < 0 ? argument : argument.substring(0, equals).strip();
    if (equals < 0 || !path.matches("[^.\\s]+(\\.[^.\\s]+)*")) {
      throw new PixelException(
          "--set %s: expected key=value, for example --set training.steps=500".formatted(argument));
    }
    JsonNode value =
        YamlTree.parse("--set " + argument, argument.substring(equals + 1))
            .orElse(JsonNodeFactory.instance.nullNode());
    return new SettingArgument(path, value);
  }

  /** The value inside a map for each key. */
  ObjectNode tree() {
    JsonNode tree = value;
    List<String> keys = List.of(path.split("\\."));
    for (int i = keys.size() - 1; i >= 0; i--) {
      tree = JsonNodeFactory.instance.objectNode().set(keys.get(i), tree);
    }
    return (ObjectNode) tree;
  }
}
