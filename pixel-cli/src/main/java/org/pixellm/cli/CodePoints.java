// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

/** Names code points for people: a terminal may be no more able to show them than our fonts. */
public final class CodePoints {
  private CodePoints() {}

  /** Such as {@code U+1F600 GRINNING FACE}. */
  public static String name(int codePoint) {
    String name = Character.getName(codePoint);
    return "U+%04X%s".formatted(codePoint, name == null ? "" : " " + name);
  }
}
