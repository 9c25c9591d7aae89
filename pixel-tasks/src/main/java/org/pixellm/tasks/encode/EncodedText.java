// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

import java.util.List;

/** What a model makes of one text. */
public final class EncodedText {
  private final String text;
  private final float[] vector;
  private final int patches;
  private final boolean complete;
  private final int missingGlyphs;
  private final List<EncodedWindow> windows;

  EncodedText(
      String text,
      float[] vector,
      int patches,
      boolean complete,
      int missingGlyphs,
      List<EncodedWindow> windows) {
    this.text = text;
    this.vector = vector;
    this.patches = patches;
    this.complete = complete;
    this.missingGlyphs = missingGlyphs;
    this.windows = List.copyOf(windows);
  }

  /** The text. */
  public String text() {
    return text;
  }

  /**
   * The text's vector, {@code [hidden]}: the pooled states; of several windows their mean, weighted
   * by patches. Not a copy.
   */
  public float[] vector() {
    return vector;
  }

  /** Patches that were encoded, separators included; what windows have in common counts in each. */
  public int patches() {
    return patches;
  }

  /** Whether all of the text was encoded. */
  public boolean complete() {
    return complete;
  }

  /** How many characters no font could draw. */
  public int missingGlyphs() {
    return missingGlyphs;
  }

  /** The windows with their states, in reading order; empty where states were not asked for. */
  public List<EncodedWindow> windows() {
    return windows;
  }
}
