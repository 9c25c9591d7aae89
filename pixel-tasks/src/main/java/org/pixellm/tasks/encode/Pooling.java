// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

/** Which vector stands for a whole window of text. */
public enum Pooling {
  /** The state of the CLS token. */
  CLS {
    @Override
    void pool(float[] states, int offset, int patches, int hidden, float[] target) {
      System.arraycopy(states, offset, target, 0, hidden);
    }
  },

  /** The mean over the states of all patches, separators included, CLS left out. */
  MEAN {
    @Override
    void pool(float[] states, int offset, int patches, int hidden, float[] target) {
      double[] sums = new double[hidden];
      int from = offset + hidden;
      for (int patch = 0; patch < patches; patch++, from += hidden) {
        for (int i = 0; i < hidden; i++) {
          sums[i] += states[from + i];
        }
      }
      for (int i = 0; i < hidden; i++) {
        target[i] = (float) (sums[i] / patches);
      }
    }
  };

  /**
   * Pools a window.
   *
   * @param states holds {@code [1 + patches, hidden]} from {@code offset} on, CLS first
   * @param target {@code [hidden]}, is filled
   */
  abstract void pool(float[] states, int offset, int patches, int hidden, float[] target);
}
