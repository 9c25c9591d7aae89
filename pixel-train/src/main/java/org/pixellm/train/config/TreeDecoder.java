// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixellm.plugins.PixelException;

/** Makes configuration records from trees. Nothing is converted that would lose or add meaning. */
final class TreeDecoder {
  private static final int SHOWN = 60;

  private TreeDecoder() {}

  /**
   * A record from a tree that has all its keys and no others; in a list or a map, keys may be
   * absent that the record's type has defaults for.
   *
   * @param path where the tree stands, keys joined by dots; empty for the root
   * @throws SettingException for a key that does not exist or is missing, a value of a wrong type,
   *     or one the record refuses
   */
  static <R extends Record> R record(String path, Class<R> type, JsonNode tree) {
    if (!tree.isObject()) {
      throw expected(path, type, tree);
    }
    List<RecordField> fields = RecordField.of(type);
    List<String> keys = fields.stream().map(RecordField::key).toList();
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      if (!keys.contains(entry.getKey())) {
        throw unknown(path, entry.getKey(), keys);
      }
    }
    JsonNode defaults = RecordDefaults.of(type);
    Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      RecordField field = fields.get(i);
      JsonNode value = tree.has(field.key()) ? tree.get(field.key()) : defaults.get(field.key());
      String at = join(path, field.key());
      if (value == null) {
        throw new SettingException(
            at, "is missing; expected " + SettingType.expected(field.type()));
      }
      values[i] = value(at, field.type(), value);
    }
    return construct(path, type, values);
  }

  private static <R extends Record> R construct(String path, Class<R> type, Object[] values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      // A plug-in's record need not be public.
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw new SettingException(path, String.valueOf(refused.getMessage()), refused);
      }
      if (e.getCause() instanceof PixelException refused) {
        throw new SettingException(path, refused.getMessage(), refused);
      }
      throw new IllegalStateException("cannot make " + type, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + type, e);
    }
  }

  private static Object value(String path, Type type, JsonNode node) {
    if (type == PluginChoice.class) {
      return choice(path, node);
    }
    if (SettingType.isList(type)) {
      return list(path, type, node);
    }
    if (SettingType.isMap(type)) {
      return map(path, type, node);
    }
    if (type instanceof Class<?> c) {
      if (c.isRecord()) {
        return record(path, c.asSubclass(Record.class), node);
      }
      if (c.isEnum()) {
        return constant(path, c, node);
      }
      if (c == int.class || c == Integer.class) {
        return whole(path, c, node, Integer.MIN_VALUE, Integer.MAX_VALUE).intValue();
      }
      if (c == long.class || c == Long.class) {
        return whole(path, c, node, Long.MIN_VALUE, Long.MAX_VALUE).longValue();
      }
      if (c == double.class || c == Double.class) {
        return number(path, c, node);
      }
      if ((c == boolean.class || c == Boolean.class) && node.isBoolean()) {
        return node.booleanValue();
      }
      if (c == String.class && node.isTextual()) {
        return node.textValue();
      }
    }
    throw expected(path, type, node);
  }

  private static List<Object> list(String path, Type type, JsonNode node) {
    if (!node.isArray()) {
      throw expected(path, type, node);
    }
    List<Object> list = new ArrayList<>();
    for (JsonNode item : node) {
      list.add(value(path + "[" + list.size() + "]", SettingType.inner(type), item));
    }
    return Collections.unmodifiableList(list);
  }

  private static Map<String, Object> map(String path, Type type, JsonNode node) {
    if (!node.isObject()) {
      throw expected(path, type, node);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      map.put(
          entry.getKey(),
          value(join(path, entry.getKey()), SettingType.inner(type), entry.getValue()));
    }
    return Collections.unmodifiableMap(map);
  }

  private static PluginChoice choice(String path, JsonNode node) {
    if (node.isTextual()) {
      return PluginChoice.named(node.textValue());
    }
    if (!node.isObject()) {
      throw expected(path, PluginChoice.class, node);
    }
    Map<String, Object> options = options(path, node);
    Object name = options.remove(TreeOverlay.NAME);
    if (name == null) {
      throw new SettingException(path, "has settings but no name; write {name: …, settings}");
    }
    if (!(name instanceof String text)) {
      throw expected(join(path, TreeOverlay.NAME), String.class, node.get(TreeOverlay.NAME));
    }
    return new PluginChoice(text, options);
  }

  /** The entries of a map as plain values: text, numbers, booleans, lists and maps. */
  static Map<String, Object> options(String path, JsonNode tree) {
    Map<String, Object> options = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      options.put(entry.getKey(), plain(join(path, entry.getKey()), entry.getValue()));
    }
    return options;
  }

  /** Settings whose types only the plug-in knows. */
  private static Object plain(String path, JsonNode node) {
    if (node.isNull()) {
      throw new SettingException(path, "expected a value, got nothing");
    }
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      node.forEach(item -> list.add(plain(path + "[" + list.size() + "]", item)));
      return Collections.unmodifiableList(list);
    }
    if (node.isObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        map.put(entry.getKey(), plain(join(path, entry.getKey()), entry.getValue()));
      }
      return Collections.unmodifiableMap(map);
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.isNumber() ? node.numberValue() : node.textValue();
  }

  private static Object constant(String path, Class<?> type, JsonNode node) {
    if (!node.isTextual()) {
      throw expected(path, type, node);
    }
    String written = node.textValue().replace('_', '-');
    for (Object constant : type.getEnumConstants()) {
      if (SettingType.constant(constant).equals(written)) {
        return constant;
      }
    }
    Optional<String> meant = NearestName.of(written, SettingType.constants(type));
    throw new SettingException(
        path,
        "expected %s, got %s%s"
            .formatted(
                SettingType.expected(type),
                shown(node),
                meant.map(name -> "; did you mean " + name + "?").orElse("")));
  }

  private static BigInteger whole(
      String path, Class<?> type, JsonNode node, long least, long most) {
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw expected(path, type, node);
    }
    BigDecimal value = node.decimalValue();
    if (value.stripTrailingZeros().scale() > 0) {
      throw expected(path, type, node);
    }
    // Compared before it is written out: 1e999999999 has a billion digits.
    if (value.compareTo(BigDecimal.valueOf(least)) < 0
        || value.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw new SettingException(
          path,
          "expected a whole number from %d to %d, got %s".formatted(least, most, shown(node)));
    }
    return value.toBigIntegerExact();
  }

  private static double number(String path, Class<?> type, JsonNode node) {
    if (!node.isNumber()) {
      throw expected(path, type, node);
    }
    double value = node.doubleValue();
    if (!Double.isFinite(value)) {
      throw new SettingException(path, "expected a finite number, got " + shown(node));
    }
    if (node.isIntegralNumber()
        && new BigDecimal(value).compareTo(new BigDecimal(node.bigIntegerValue())) != 0) {
      throw new SettingException(
          path, "expected a number of at most 15 digits, got " + shown(node));
    }
    return value;
  }

  private static SettingException unknown(String path, String key, List<String> keys) {
    String meant = NearestName.of(key, keys).map(name -> "; did you mean " + name + "?").orElse("");
    String there =
        keys.isEmpty() ? "nothing can be set here" : "there are " + String.join(", ", keys);
    return new SettingException(
        join(path, key), "no such setting" + meant + (meant.isEmpty() ? "; " : " ") + there);
  }

  private static SettingException expected(String path, Type type, JsonNode node) {
    String hint = "";
    if (type == String.class && (node.isNumber() || node.isBoolean())) {
      hint = "; put it in quotes if it is meant as text";
    } else if (node.isTextual() && looksRight(type, node.textValue())) {
      hint = "; write it without quotes";
    } else if (SettingType.isList(type) && node.isValueNode() && !node.isNull()) {
      hint = "; write [" + shown(node) + "]";
    }
    return new SettingException(
        path, "expected %s, got %s%s".formatted(SettingType.expected(type), shown(node), hint));
  }

  private static boolean looksRight(Type type, String text) {
    return switch (SettingType.words(type)) {
      case "whole number" -> text.matches("[-+]?[0-9]+");
      case "number" -> text.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");
      case "true or false" -> text.equals("true") || text.equals("false");
      default -> false;
    };
  }

  private static String shown(JsonNode node) {
    if (node.isNull()) {
      return "nothing";
    }
    String text = node.toString();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
