// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A configuration record as the map that a settings file holds. */
public final class RecordSettings {
  private RecordSettings() {}

  /**
   * The components in order, under their names in snake case. Records inside become maps, enum
   * constants their names in lower case.
   *
   * @param settings a configuration record whose class is public
   */
  public static Map<String, Object> of(Record settings) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      try {
        Object value = component.getAccessor().invoke(settings);
        map.put(snakeCase(component.getName()), plain(value));
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException(
            "cannot read " + component.getName() + " of " + settings.getClass().getName(), e);
      }
    }
    return Collections.unmodifiableMap(map);
  }

  private static Object plain(Object value) {
    if (value instanceof Record inner) {
      return of(inner);
    }
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
    return value instanceof List<?> list
        ? list.stream().map(RecordSettings::plain).toList()
        : value;
  }

  private static String snakeCase(String name) {
    StringBuilder snake = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c)) {
        snake.append('_').append(Character.toLowerCase(c));
      } else {
        snake.append(c);
      }
    }
    return snake.toString();
  }
}
