// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pixellm.plugins.render.RenderedText;

/** Takes what comes out of the encoder, batch by batch, from several threads. */
final class WindowResults {
  private final List<RenderedText> windows;
  private final EncodingOptions options;
  private final int hidden;

  /** By window; each is written by the thread that encoded it, and read when all are done. */
  private final float[][] vectors;

  private final float[][] states;

  WindowResults(List<RenderedText> windows, EncodingOptions options, int hidden) {
    this.windows = windows;
    this.options = options;
    this.hidden = hidden;
    this.vectors = new float[windows.size()][];
    this.states = new float[options.states() ? windows.size() : 0][];
  }

  /**
   * Takes a batch.
   *
   * @param batch indices of windows, row by row
   */
  void put(List<Integer> batch, BatchStates encoded) {
    for (int row = 0; row < batch.size(); row++) {
      int window = batch.get(row);
      int patches = windows.get(window).patchCount();
      int offset = encoded.offset(row);
      float[] vector = new float[hidden];
      options.pooling().pool(encoded.values(), offset, patches, hidden, vector);
      vectors[window] = vector;
      if (options.states()) {
        states[window] =
            Arrays.copyOfRange(
                encoded.values(), offset + hidden, offset + (1 + patches) * hidden); // without CLS
      }
    }
  }

  /** The result of a text whose windows are those from {@code first} to before {@code end}. */
  EncodedText text(DrawnText text, int first, int end) {
    List<EncodedWindow> kept = new ArrayList<>();
    int missing = 0;
    for (int i = first; i < end; i++) {
      RenderedText window = windows.get(i);
      missing += window.missingGlyphs().values().stream().mapToInt(Integer::intValue).sum();
      if (options.states()) {
        kept.add(new EncodedWindow(states[i], hidden, window.alignment()));
      }
    }
    boolean complete =
        options.longTexts() == LongTexts.WINDOWS || windows.get(first).alignment().complete();
    return new EncodedText(
        text.text(), vector(first, end), text.patches(), complete, missing, kept);
  }

  private float[] vector(int first, int end) {
    if (end == first + 1) {
      return vectors[first];
    }
    double[] sums = new double[hidden];
    long patches = 0;
    for (int window = first; window < end; window++) {
      int weight = windows.get(window).patchCount();
      patches += weight;
      for (int i = 0; i < hidden; i++) {
        sums[i] += (double) vectors[window][i] * weight;
      }
    }
    float[] mean = new float[hidden];
    for (int i = 0; i < hidden; i++) {
      mean[i] = (float) (sums[i] / patches);
    }
    return mean;
  }
}
