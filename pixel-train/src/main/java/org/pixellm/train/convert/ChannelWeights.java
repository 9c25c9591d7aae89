// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.convert;

import java.util.List;

/**
 * The weights that see colour channels, for another number of channels: the first projection and
 * the prediction. For grey text, whose three channels are equal, the encoder's states stay the
 * same: weights of three channels are summed to one, and a third of one's goes to each of three.
 *
 * <p>Predictions of three channels are averaged to one, and one's is repeated for three. Where the
 * loss looks at standardised patches, the unbiased deviation of three equal channels is a little
 * smaller than that of one, by the root of {@code 3 (n - 1) / (3 n - 1)} for n pixels; predictions
 * are scaled by it.
 */
final class ChannelWeights {
  private static final int COLOUR = 3;

  private final boolean toGrey;
  private final boolean normalisedTargets;

  /**
   * A conversion between one and three channels.
   *
   * @param toGrey from three to one, or from one to three
   * @param normalisedTargets whether the loss looks at patches standardised each by itself
   */
  ChannelWeights(boolean toGrey, boolean normalisedTargets) {
    this.toGrey = toGrey;
    this.normalisedTargets = normalisedTargets;
  }

  /** A shape whose given axis counts channels, or values of all channels. */
  List<Long> shape(List<Long> shape, int axis) {
    Long[] changed = shape.toArray(Long[]::new);
    changed[axis] = toGrey ? changed[axis] / COLOUR : changed[axis] * COLOUR;
    return List.of(changed);
  }

  /**
   * The first projection.
   *
   * @param weights {@code [hidden, channels, size, size]}
   * @param hidden outputs
   */
  float[] projection(float[] weights, int hidden) {
    int area = weights.length / hidden / (toGrey ? COLOUR : 1);
    float[] result = new float[hidden * area * (toGrey ? 1 : COLOUR)];
    for (int o = 0; o < hidden; o++) {
      for (int c = 0; c < COLOUR; c++) {
        int colour = (o * COLOUR + c) * area;
        int grey = o * area;
        for (int i = 0; i < area; i++) {
          if (toGrey) {
            result[grey + i] += weights[colour + i];
          } else {
            result[colour + i] = weights[grey + i] / COLOUR;
          }
        }
      }
    }
    return result;
  }

  /**
   * The prediction's weights or bias.
   *
   * @param values {@code [size * size * channels, width]}, rows in the order row, column, channel
   * @param width values of a row; 1 for a bias
   */
  float[] prediction(float[] values, int width) {
    int pixels = values.length / width / (toGrey ? COLOUR : 1);
    float[] result = new float[pixels * width * (toGrey ? 1 : COLOUR)];
    double scale =
        normalisedTargets ? Math.sqrt(COLOUR * (pixels - 1.0) / (COLOUR * pixels - 1.0)) : 1;
    for (int pixel = 0; pixel < pixels; pixel++) {
      for (int c = 0; c < COLOUR; c++) {
        int colour = (pixel * COLOUR + c) * width;
        int grey = pixel * width;
        for (int i = 0; i < width; i++) {
          if (toGrey) {
            result[grey + i] += (float) (values[colour + i] * scale / COLOUR);
          } else {
            result[colour + i] = (float) (values[grey + i] / scale);
          }
        }
      }
    }
    return result;
  }
}
