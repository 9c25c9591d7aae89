// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.vit;

import java.util.Map;
import java.util.Objects;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.plugins.model.EncoderBackboneFactory;

/**
 * How far a model's positions reach. A shorter text has the first rows of the table, as in the
 * original.
 *
 * @param table patches that the table was made for
 * @param patches patches of the longest text, at least {@code table}
 * @param way where the positions after the table come from; {@link LongerPositions#EXTEND} where
 *     there are none
 */
public record PositionReach(int table, int patches, LongerPositions way) {
  private static final String WAY = "longer_positions";

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the table is longer, or to be stretched and no square
   */
  public PositionReach {
    Objects.requireNonNull(way, "way");
    if (patches < table) {
      throw new IllegalArgumentException(
          "position_reach must be at least the %d patches of the table, not %d"
              .formatted(table, patches));
    }
    way = patches == table ? LongerPositions.EXTEND : way;
    int side = (int) Math.round(Math.sqrt(table));
    if (way == LongerPositions.INTERPOLATE && side * side != table) {
      throw new IllegalArgumentException(
          "a table of %d positions is no square to be interpolated; use longer_positions: extend"
              .formatted(table));
    }
  }

  /** As far as the table goes. */
  public static PositionReach ofTable(int patches) {
    return new PositionReach(patches, patches, LongerPositions.EXTEND);
  }

  /** Whether there are positions that the table does not have. */
  public boolean beyondTable() {
    return patches > table;
  }

  /**
   * Reads the entries of a {@code config.json}. Whoever wants a model to read longer texts than it
   * was made for adds {@code position_reach}.
   *
   * @param table patches that the table was made for
   */
  static PositionReach fromMap(ConfigEntries values, int table) {
    LongerPositions absent =
        values.flag("interpolate_pos_encoding", false)
            ? LongerPositions.INTERPOLATE
            : LongerPositions.EXTEND;
    return new PositionReach(
        table,
        values.integer(EncoderBackboneFactory.POSITION_REACH, table),
        values.choice(WAY, LongerPositions.class, absent));
  }

  void write(Map<String, Object> entries) {
    if (beyondTable()) {
      entries.put(EncoderBackboneFactory.POSITION_REACH, patches);
      entries.put(WAY, way.label());
    }
  }
}
