// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

/** What stands between the fields of a row. */
public enum Delimiter {
  /** A tab: TSV. */
  TAB('\t'),
  /** A comma: CSV. */
  COMMA(','),
  /** A semicolon: CSV where the comma is the decimal sign. */
  SEMICOLON(';');

  private final char character;

  Delimiter(char character) {
    this.character = character;
  }

  char character() {
    return character;
  }
}
