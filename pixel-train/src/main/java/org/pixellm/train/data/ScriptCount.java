// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

/**
 * How much of a script could be drawn.
 *
 * @param characters code points of the script that should leave ink, missing ones included
 * @param missing how many of them no font could draw
 */
public record ScriptCount(long characters, long missing) {
  /** Checks that nothing is negative. */
  public ScriptCount {
    if (characters < 0 || missing < 0) {
      throw new IllegalArgumentException(
          "%d characters, %d of them missing".formatted(characters, missing));
    }
  }

  ScriptCount plus(ScriptCount other) {
    return new ScriptCount(characters + other.characters, missing + other.missing);
  }
}
