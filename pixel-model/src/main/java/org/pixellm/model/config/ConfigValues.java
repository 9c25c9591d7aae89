// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.InputShape;

/**
 * Typed look-ups in the entries of a {@code config.json}. A missing key, a wrong type or an
 * impossible value is a {@link PixelException} that names the key, the value and what would be
 * right.
 */
public final class ConfigValues {
  private final Map<String, Object> map;

  /** Looks up entries of a map; the map is not copied. */
  public ConfigValues(Map<String, Object> map) {
    this.map = map;
  }

  /** A whole number that must be there. */
  public int integer(String key) {
    return toInteger(key, required(key));
  }

  /** A whole number, or what is meant when it is not there. */
  public int integer(String key, int otherwise) {
    Object value = map.get(key);
    return value == null ? otherwise : toInteger(key, value);
  }

  /** A number, or what is meant when it is not there. */
  public double number(String key, double otherwise) {
    Object value = map.get(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw wrong(key, value, "a number");
  }

  /** A list of whole numbers that must be there; a single number is a list of two equal ones. */
  public List<Integer> integers(String key) {
    Object value = required(key);
    if (value instanceof List<?> list) {
      return list.stream().map(item -> toInteger(key, item)).toList();
    }
    int both = toInteger(key, value);
    return List.of(both, both);
  }

  /** Yes or no, or what is meant when it is not there. */
  public boolean flag(String key, boolean otherwise) {
    Object value = map.get(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong(key, value, "true or false");
  }

  /** A string, or what is meant when it is not there. */
  public String text(String key, String otherwise) {
    Object value = map.get(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof String text) {
      return text;
    }
    throw wrong(key, value, "a string");
  }

  /** One of an enum's constants by its lower-case name, or what is meant when it is not there. */
  public <T extends Enum<T>> T choice(String key, Class<T> type, T otherwise) {
    Object value = map.get(key);
    if (value == null) {
      return otherwise;
    }
    for (T constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
        return constant;
      }
    }
    List<String> names =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .toList();
    throw wrong(key, value, "one of " + String.join(", ", names));
  }

  /** The input's shape: {@code patch_size}, {@code num_channels} and {@code image_size}. */
  public InputShape inputShape() {
    int patch = integer("patch_size");
    List<Integer> image = integers("image_size");
    if (image.size() != 2 || image.get(0) != patch || patch < 1 || image.get(1) % patch != 0) {
      throw new IllegalArgumentException(
          "image_size must be [patch_size, a multiple of it], not " + image);
    }
    return new InputShape(patch, integer("num_channels"), image.get(1) / patch);
  }

  /** Refuses any value but one for a key that may be absent. */
  public void requireEqual(String key, Object only) {
    Object value = map.get(key);
    if (value != null && !value.equals(only)) {
      throw wrong(key, value, "\"" + only + "\", the only one supported");
    }
  }

  /** Runs a computation, turning its complaints about values into the user's exception. */
  public <T> T checked(Supplier<T> computation) {
    try {
      return computation.get();
    } catch (IllegalArgumentException e) {
      throw new PixelException("config.json: " + e.getMessage(), e);
    }
  }

  private Object required(String key) {
    Object value = map.get(key);
    if (value == null) {
      throw new PixelException("config.json has no \"" + key + "\", which this model needs");
    }
    return value;
  }

  private static int toInteger(String key, Object value) {
    if (value instanceof Number number
        && number.doubleValue() == Math.rint(number.doubleValue())
        && Math.abs(number.doubleValue()) <= Integer.MAX_VALUE) {
      return number.intValue();
    }
    throw wrong(key, value, "a whole number");
  }

  private static PixelException wrong(String key, Object value, String right) {
    return new PixelException(
        "config.json: \"" + key + "\" must be " + right + ", not \"" + value + "\"");
  }
}
