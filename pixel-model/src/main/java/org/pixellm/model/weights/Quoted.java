// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

/** Shows a name from an untrusted file in a message: short, and without control characters. */
public final class Quoted {
  private static final int MOST = 120;

  private Quoted() {}

  /** The name in quotation marks. */
  public static String of(String name) {
    StringBuilder shown = new StringBuilder("\"");
    name.codePoints()
        .limit(MOST)
        .forEach(
            c -> {
              if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                shown.append(String.format("\\u%04x", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    if (name.codePointCount(0, name.length()) > MOST) {
      shown.append('…');
    }
    return shown.append('"').toString();
  }
}
