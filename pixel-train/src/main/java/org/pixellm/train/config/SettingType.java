// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The types a setting can have, and their names for users. */
final class SettingType {
  private SettingType() {}

  static boolean isRecord(Type type) {
    return type instanceof Class<?> c && c.isRecord() && c != PluginChoice.class;
  }

  static boolean isList(Type type) {
    return type instanceof ParameterizedType p && p.getRawType() == List.class;
  }

  static boolean isMap(Type type) {
    return type instanceof ParameterizedType p
        && p.getRawType() == Map.class
        && p.getActualTypeArguments()[0] == String.class;
  }

  /** The type of a list's elements or a map's values. */
  static Type inner(Type type) {
    Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
    return arguments[arguments.length - 1];
  }

  /** An enum's constant as users write it. */
  static String constant(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All constants of an enum as users write them. */
  static List<String> constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(SettingType::constant).toList();
  }

  /** The type in words, without an article: {@code whole number}. */
  static String words(Type type) {
    if (isList(type)) {
      return "list of " + plural(inner(type));
    }
    if (isMap(type)) {
      return "map from names to " + plural(inner(type));
    }
    if (type instanceof Class<?> c) {
      if (c.isEnum()) {
        return constants(c).stream().collect(Collectors.joining(", ", "one of ", ""));
      }
      if (c == PluginChoice.class) {
        return "plug-in, by its name or as {name: …, settings}";
      }
      if (c.isRecord()) {
        return "map of settings";
      }
      if (c == int.class || c == Integer.class || c == long.class || c == Long.class) {
        return "whole number";
      }
      if (c == double.class || c == Double.class) {
        return "number";
      }
      if (c == boolean.class || c == Boolean.class) {
        return "true or false";
      }
      if (c == String.class) {
        return "text";
      }
    }
    throw unsupported(type);
  }

  private static String plural(Type type) {
    if (type == String.class) {
      return "texts";
    }
    if (type == PluginChoice.class) {
      return "plug-ins, each by its name or as {name: …, settings}";
    }
    String words = words(type);
    return words.startsWith("one of ")
        ? words.substring("one of ".length())
        : words.replaceFirst("^(whole number|number|list|map)", "$1s");
  }

  /** What would be right, after "expected": {@code a whole number}. */
  static String expected(Type type) {
    String words = words(type);
    return type == String.class
            || type == boolean.class
            || type == Boolean.class
            || words.startsWith("one of ")
        ? words
        : "a " + words;
  }

  /** A mistake of whoever wrote the record, not of the user. */
  static IllegalStateException unsupported(Type type) {
    return new IllegalStateException(
        "configuration records may have int, long, double, boolean, String, enums, PluginChoice,"
            + " records, and lists and maps (from String) of these, not "
            + type.getTypeName());
  }
}
