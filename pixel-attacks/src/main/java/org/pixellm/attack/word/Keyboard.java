// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.pixellm.attack.place.DataFile;
import org.pixellm.plugins.PixelException;

/**
 * Which keys lie beside which. Two are neighbours if their middles are at most 1.3 key widths
 * apart, which are the keys that a finger hits who misses by one.
 */
final class Keyboard {
  private static final double REACH = 1.3;
  private static final int MOST_LEVELS = 2;
  private static final String DEAD = "dead";
  private static final double WIDEST_ROW = 40;

  private final Map<Integer, List<Integer>> neighbours;

  private Keyboard(Map<Integer, List<Integer>> neighbours) {
    this.neighbours = neighbours;
  }

  /**
   * A key.
   *
   * @param x of its left edge, in key widths
   * @param row from the top, 0 the first
   * @param levels the code points that it writes: alone, and with shift if there is a second
   */
  private record Key(double x, int row, List<Integer> levels) {
    boolean isBeside(Key other) {
      double right = other.x - x;
      double down = other.row - row;
      return !equals(other) && right * right + down * down <= REACH * REACH;
    }
  }

  /** One that comes with pixel. */
  static Keyboard bundled(KeyboardTypoConfig.Layout layout) {
    String name = "keyboard-" + layout.name().toLowerCase(Locale.ROOT) + ".txt";
    return of(DataFile.bundled(Keyboard.class, name));
  }

  /**
   * One of a user's file: a line for each row of keys, from the top, with the place of its first
   * key in key widths and then the keys.
   *
   * @throws PixelException naming file and line, if it is not so
   */
  static Keyboard read(String file) {
    return of(DataFile.read(file));
  }

  private static Keyboard of(DataFile file) {
    List<Key> keys = new ArrayList<>();
    for (int row = 0; row < file.lines().size(); row++) {
      addRow(file, row, keys);
    }
    Map<Integer, Set<Integer>> neighbours = new HashMap<>();
    for (Key key : keys) {
      for (Key other : keys) {
        if (key.isBeside(other)) {
          for (int level = 0; level < Math.min(key.levels.size(), other.levels.size()); level++) {
            neighbours
                .computeIfAbsent(key.levels.get(level), point -> new LinkedHashSet<>())
                .add(other.levels.get(level));
          }
        }
      }
    }
    if (neighbours.isEmpty()) {
      throw new PixelException(file.name() + " has no two keys beside each other");
    }
    Map<Integer, List<Integer>> lists = new HashMap<>();
    neighbours.forEach(
        (point, others) ->
            lists.put(point, others.stream().filter(o -> !o.equals(point)).toList()));
    return new Keyboard(lists);
  }

  private static void addRow(DataFile file, int row, List<Key> keys) {
    DataFile.Line line = file.lines().get(row);
    String[] parts = line.text().split("\\s+", -1);
    double x = place(file, line, parts[0]);
    for (int i = 1; i < parts.length; i++, x++) {
      if (!parts[i].equals(DEAD)) {
        List<Integer> levels = parts[i].codePoints().boxed().toList();
        if (levels.size() > MOST_LEVELS) {
          throw file.error(
              line,
              "\"%s\" is no key; a key is what it writes alone and with shift, such as aA, or dead"
                  .formatted(parts[i]));
        }
        keys.add(new Key(x, row, levels));
      }
    }
  }

  private static double place(DataFile file, DataFile.Line line, String text) {
    double x;
    try {
      x = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      x = Double.NaN;
    }
    if (!(x >= 0 && x <= WIDEST_ROW)) {
      throw file.error(
          line,
          "a row begins with the place of its first key in key widths, 0 to %.0f, not \"%s\""
              .formatted(WIDEST_ROW, text));
    }
    return x;
  }

  /** What the keys beside that of a character write; none if there is no such key. */
  List<Integer> beside(int codePoint) {
    return neighbours.getOrDefault(codePoint, List.of());
  }
}
