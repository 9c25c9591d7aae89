// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.InputShape;

/**
 * Entries of a {@code config.json} with their types checked: what {@code restore} methods read
 * their settings from. An entry that is {@code null} counts as one that is not there.
 */
public final class ConfigEntries {
  private final String source;
  private final Map<String, Object> entries;

  /**
   * Entries to read.
   *
   * @param source where they come from, for messages: {@code runs/a/config.json}
   * @param entries strings, numbers, booleans, lists and maps by key
   */
  public ConfigEntries(String source, Map<String, Object> entries) {
    this.source = source;
    this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /** Everything, in the file's order. */
  public Map<String, Object> asMap() {
    return entries;
  }

  /** Whether there is an entry that is not null. */
  public boolean has(String key) {
    return entries.get(key) != null;
  }

  /**
   * A whole number.
   *
   * @throws PixelException if it is missing or not a whole number of 32 bits
   */
  public int integer(String key) {
    return toInteger(key, required(key, WHOLE));
  }

  /**
   * A whole number of up to 64 bits, such as a seed or a count of steps.
   *
   * @throws PixelException if it is missing or not such a number
   */
  public long longInteger(String key) {
    Object value = required(key, WHOLE);
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    throw wrong(key, WHOLE, value);
  }

  /** A whole number, or another where the entry is missing. */
  public int integer(String key, int otherwise) {
    return has(key) ? integer(key) : otherwise;
  }

  /** A whole number; empty where the entry is missing. */
  public OptionalInt optionalInteger(String key) {
    return has(key) ? OptionalInt.of(integer(key)) : OptionalInt.empty();
  }

  /**
   * A number.
   *
   * @throws PixelException if it is missing or not a number
   */
  public double number(String key) {
    Object value = required(key, "a number");
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw wrong(key, "a number", value);
  }

  /** A number, or another where the entry is missing. */
  public double number(String key, double otherwise) {
    return has(key) ? number(key) : otherwise;
  }

  /**
   * True or false.
   *
   * @throws PixelException if it is missing or neither
   */
  public boolean flag(String key) {
    Object value = required(key, "true or false");
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong(key, "true or false", value);
  }

  /** True or false, or the given one where the entry is missing. */
  public boolean flag(String key, boolean otherwise) {
    return has(key) ? flag(key) : otherwise;
  }

  /**
   * Text.
   *
   * @throws PixelException if it is missing or not a string
   */
  public String text(String key) {
    Object value = required(key, "text");
    if (value instanceof String text) {
      return text;
    }
    throw wrong(key, "text", value);
  }

  /** Text, or another where the entry is missing. */
  public String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  /**
   * A list of texts.
   *
   * @throws PixelException if it is missing or not a list of strings
   */
  public List<String> texts(String key) {
    Object value = required(key, "a list of texts");
    List<String> texts = new ArrayList<>();
    for (Object item : list(key, "a list of texts", value)) {
      if (!(item instanceof String text)) {
        throw wrong(key, "a list of texts", value);
      }
      texts.add(text);
    }
    return texts;
  }

  /**
   * A list of whole numbers.
   *
   * @throws PixelException if it is missing or not a list of whole numbers of 32 bits
   */
  public List<Integer> integers(String key) {
    Object value = required(key, "a list of whole numbers");
    List<Integer> numbers = new ArrayList<>();
    for (Object item : list(key, "a list of whole numbers", value)) {
      numbers.add(toInteger(key, item));
    }
    return numbers;
  }

  /** One of an enum's constants by its lower-case name, or another where the entry is missing. */
  public <T extends Enum<T>> T choice(String key, Class<T> type, T otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    List<String> names = new ArrayList<>();
    for (T constant : type.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT);
      if (name.equals(entries.get(key))) {
        return constant;
      }
      names.add(name);
    }
    throw wrong(key, "one of " + String.join(", ", names));
  }

  /**
   * Refuses any value but one for an entry that may be missing.
   *
   * @throws PixelException if it is there and different
   */
  public void requireEqual(String key, Object only) {
    if (has(key) && !entries.get(key).equals(only)) {
      throw wrong(key, only + ", the only one supported");
    }
  }

  /**
   * What a model reads: {@code patch_size}, {@code num_channels} and {@code image_size}, height and
   * width in pixels.
   *
   * @throws PixelException if one is missing or impossible
   */
  public InputShape inputShape() {
    int patch = integer("patch_size");
    List<Integer> image = integers("image_size");
    if (image.size() != 2 || image.get(0) != patch || patch < 1 || image.get(1) % patch != 0) {
      throw wrong("image_size", "[patch_size, a multiple of it]");
    }
    return checked(() -> new InputShape(patch, integer("num_channels"), image.get(1) / patch));
  }

  /**
   * Runs a computation on entries, saying where they come from if it finds them impossible.
   *
   * @throws PixelException in place of an {@link IllegalArgumentException}
   */
  public <T> T checked(Supplier<T> computation) {
    try {
      return computation.get();
    } catch (IllegalArgumentException e) {
      throw new PixelException(source + ": " + e.getMessage(), e);
    }
  }

  /**
   * Entries inside an entry.
   *
   * @throws PixelException if it is missing or not a map
   */
  public ConfigEntries section(String key) {
    Object value = required(key, "a map");
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong(key, "a map", value);
    }
    Map<String, Object> inner = new LinkedHashMap<>();
    map.forEach((name, item) -> inner.put(String.valueOf(name), item));
    return new ConfigEntries(source + ", " + key, inner);
  }

  /**
   * An error about an entry whose type is right but whose value is not.
   *
   * @param right what would be right, for example {@code "a multiple of 12"}
   */
  public PixelException wrong(String key, String right) {
    return wrong(key, right, entries.get(key));
  }

  private static final String WHOLE = "a whole number";

  private int toInteger(String key, Object value) {
    boolean whole =
        value instanceof Integer || value instanceof Long || value instanceof BigInteger;
    if (whole && new BigInteger(value.toString()).bitLength() < Integer.SIZE) {
      return ((Number) value).intValue();
    }
    throw wrong(key, whole ? "%s up to %d".formatted(WHOLE, Integer.MAX_VALUE) : WHOLE, value);
  }

  private List<?> list(String key, String right, Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrong(key, right, value);
  }

  private Object required(String key, String right) {
    Object value = entries.get(key);
    if (value == null) {
      throw new PixelException("%s has no %s; it must be %s".formatted(source, key, right));
    }
    return value;
  }

  private PixelException wrong(String key, String right, Object value) {
    String shown = value instanceof String text ? Quoted.of(text) : String.valueOf(value);
    return new PixelException("%s: %s must be %s, not %s".formatted(source, key, right, shown));
  }
}
