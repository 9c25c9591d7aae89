// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

import org.pixellm.plugins.render.Alignment;

/** The states of one window of a text. */
public final class EncodedWindow {
  private final float[] states;
  private final int hidden;
  private final Alignment alignment;

  EncodedWindow(float[] states, int hidden, Alignment alignment) {
    this.states = states;
    this.hidden = hidden;
    this.alignment = alignment;
  }

  /**
   * The states of the patches, {@code [patches, hidden]} row by row, separators included; CLS is
   * not among them. Not a copy.
   */
  public float[] states() {
    return states;
  }

  /** Rows of {@link #states()}. */
  public int patches() {
    return states.length / hidden;
  }

  /** Width of a state. */
  public int hidden() {
    return hidden;
  }

  /** Which characters of the text are in which patch. */
  public Alignment alignment() {
    return alignment;
  }
}
