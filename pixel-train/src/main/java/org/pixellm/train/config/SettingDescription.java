// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A setting for the user to read.
 *
 * @param key its keys from the configuration's root, joined by dots
 * @param type its type in words: {@code whole number}, {@code one of cosine, linear}
 * @param defaultValue what it is when the user writes nothing
 * @param help one line on meaning, unit and range; empty where the author wrote none
 */
public record SettingDescription(String key, String type, String defaultValue, String help) {

  /**
   * All settings of a configuration in order, those of records inside it too.
   *
   * @param defaults the configuration of a user who wrote none
   */
  public static List<SettingDescription> of(Record defaults) {
    List<SettingDescription> settings = new ArrayList<>();
    collect("", defaults, settings);
    return List.copyOf(settings);
  }

  private static void collect(String prefix, Record defaults, List<SettingDescription> settings) {
    for (RecordField field : RecordField.of(defaults.getClass())) {
      String key = prefix + field.key();
      Object value = field.value(defaults);
      if (SettingType.isRecord(field.type())) {
        collect(key + ".", (Record) value, settings);
      } else {
        settings.add(
            new SettingDescription(
                key,
                SettingType.words(field.type()),
                shown(TreeEncoder.encode(value)),
                field.help()));
      }
    }
  }

  private static String shown(JsonNode value) {
    return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : value.toString();
  }
}
