// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.text;

import java.util.Objects;
import org.pixellm.plugins.Help;

/**
 * How a text file is cut into examples.
 *
 * @param unit what one example is
 */
public record TextReaderConfig(
    @Help("what one example is: paragraph (up to a blank line) or line") Unit unit) {

  /** What one example is. */
  public enum Unit {
    /** Lines up to a blank one, joined with one space. */
    PARAGRAPH,
    /** A line. */
    LINE
  }

  /** Checks that the unit is set. */
  public TextReaderConfig {
    Objects.requireNonNull(unit, "unit must be paragraph or line");
  }

  /** Paragraphs. */
  public static TextReaderConfig defaults() {
    return new TextReaderConfig(Unit.PARAGRAPH);
  }
}
