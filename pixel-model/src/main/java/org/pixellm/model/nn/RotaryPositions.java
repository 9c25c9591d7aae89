// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.pixellm.model.nn.AttentionContext.Rotation;

/**
 * Rotary positions (Su et al. 2021): queries and keys are turned by an angle that grows with the
 * token's place, so attention sees distances. CLS is at place 0 and patch i at place i + 1, whether
 * its neighbours are visible or not. Used by one thread at a time.
 */
public final class RotaryPositions {
  private final double[] frequencies;
  private float[] cosTable = {};
  private float[] sinTable = {};

  /**
   * Angles for heads of the given width.
   *
   * @param headSize width of a head, even
   * @param base wavelengths run from 2 pi to 2 pi times the base
   */
  public RotaryPositions(int headSize, double base) {
    if (headSize % 2 != 0) {
      throw new IllegalArgumentException(
          "rotary positions need heads of even width, not " + headSize);
    }
    if (!(base > 1)) {
      throw new IllegalArgumentException("rope_base must be above 1, not " + base);
    }
    this.frequencies = new double[headSize / 2];
    for (int k = 0; k < frequencies.length; k++) {
      frequencies[k] = Math.pow(base, -2.0 * k / headSize);
    }
  }

  /** Angles of CLS and {@code patches} patches in a row, {@code [1, 1, 1 + patches, head / 2]}. */
  public Rotation inOrder(NDManager manager, int patches) {
    int half = frequencies.length;
    grow(patches);
    int length = (1 + patches) * half;
    return rotation(
        manager,
        Arrays.copyOf(cosTable, length),
        Arrays.copyOf(sinTable, length),
        new Shape(1, 1, 1 + patches, half));
  }

  /**
   * Angles of CLS and of patches at given places.
   *
   * @param places {@code [batch, patches]} int64, from 0
   * @return angles {@code [batch, 1, 1 + patches, head / 2]}
   */
  public Rotation at(NDManager manager, NDArray places) {
    int half = frequencies.length;
    int rows = (int) places.getShape().get(0);
    int patches = (int) places.getShape().get(1);
    long[] flat = places.toLongArray();
    grow((int) Arrays.stream(flat).max().orElse(0) + 1);
    float[] cos = new float[rows * (1 + patches) * half];
    float[] sin = new float[cos.length];
    int target = 0;
    for (int row = 0; row < rows; row++) {
      for (int token = 0; token <= patches; token++) {
        int place = token == 0 ? 0 : (int) flat[row * patches + token - 1] + 1;
        System.arraycopy(cosTable, place * half, cos, target, half);
        System.arraycopy(sinTable, place * half, sin, target, half);
        target += half;
      }
    }
    return rotation(manager, cos, sin, new Shape(rows, 1, 1 + patches, half));
  }

  private static Rotation rotation(NDManager manager, float[] cos, float[] sin, Shape shape) {
    NDArray cosArray = manager.create(FloatBuffer.wrap(cos), shape);
    return new Rotation(cosArray, manager.create(FloatBuffer.wrap(sin), shape));
  }

  /** Makes the tables long enough for places 0 (CLS) to {@code patches}. */
  private void grow(int patches) {
    int half = frequencies.length;
    if (cosTable.length >= (1 + patches) * half) {
      return;
    }
    float[] cos = new float[(1 + patches) * half];
    float[] sin = new float[cos.length];
    for (int i = 0; i < cos.length; i++) {
      int place = i / half;
      double angle = place * frequencies[i % half];
      cos[i] = (float) Math.cos(angle);
      sin[i] = (float) Math.sin(angle);
    }
    cosTable = cos;
    sinTable = sin;
  }
}
