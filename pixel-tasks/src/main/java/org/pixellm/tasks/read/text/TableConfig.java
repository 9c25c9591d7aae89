// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

import java.util.Objects;
import org.pixellm.plugins.Help;

/**
 * Which columns of a table are read.
 *
 * @param delimiter what stands between fields
 * @param quotes whether fields may stand in double quotes
 * @param header whether the first row names the columns
 * @param text the column of the text
 * @param second the column of the second text, or empty
 * @param label the column of the label, or empty
 * @param score the column of the score, or empty
 */
public record TableConfig(
    @Help("what stands between fields: tab, comma or semicolon") Delimiter delimiter,
    @Help("fields may stand in double quotes, a quote in them doubled; false: a quote is text")
        boolean quotes,
    @Help("the first row names the columns; false: columns are named 1, 2, 3 and so on")
        boolean header,
    @Help("column of the text, or of the first text of a pair") String text,
    @Help("column of the second text of a pair; empty for single texts") String second,
    @Help("column of the label; empty if there is none") String label,
    @Help("column of the score, for regression; then label is empty") String score) {

  /** Checks that there is a text, and not both a label and a score. */
  public TableConfig {
    Objects.requireNonNull(delimiter, "delimiter must be tab, comma or semicolon");
    if (text.isEmpty()) {
      throw new IllegalArgumentException("text must name a column");
    }
    if (!label.isEmpty() && !score.isEmpty()) {
      throw new IllegalArgumentException(
          "label and score cannot both name a column; for a score set label to ''");
    }
  }

  /** Tabs, no quotes, columns text and label. */
  public static TableConfig defaults() {
    return new TableConfig(Delimiter.TAB, false, true, "text", "", "label", "");
  }
}
