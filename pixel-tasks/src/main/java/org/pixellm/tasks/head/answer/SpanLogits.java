// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.answer;

/** What the head says about a window. */
final class SpanLogits {
  private final float[] starts;
  private final float[] ends;

  /**
   * Logits.
   *
   * @param starts how strongly each patch is for being an answer's first; after the patches that of
   *     CLS, which stands for no answer
   * @param ends the same for an answer's last patch
   */
  SpanLogits(float[] starts, float[] ends) {
    this.starts = starts;
    this.ends = ends;
  }

  /** Of an answer's first patch; not a copy. */
  float[] starts() {
    return starts;
  }

  /** Of an answer's last patch; not a copy. */
  float[] ends() {
    return ends;
  }

  /** How strongly the window is for there being no answer in it. */
  double none() {
    return (double) starts[starts.length - 1] + ends[ends.length - 1];
  }
}
