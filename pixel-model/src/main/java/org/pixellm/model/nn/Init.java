// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Fills the values of a fresh parameter. */
@FunctionalInterface
public interface Init {

  /** Fills all of {@code values}, taking randomness from {@code random} alone. */
  void fill(float[] values, RandomGenerator random);

  /** The same value everywhere. */
  static Init constant(float value) {
    return (values, random) -> Arrays.fill(values, value);
  }

  /** Normal values around 0. */
  static Init normal(double deviation) {
    return (values, random) -> {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (random.nextGaussian() * deviation);
      }
    };
  }

  /** Uniform values with the variance of Glorot and Bengio (2010), for a matrix in x out. */
  static Init xavierUniform(long fanIn, long fanOut) {
    double bound = Math.sqrt(6.0 / (fanIn + fanOut));
    return (values, random) -> {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextDouble(-bound, bound);
      }
    };
  }

  /** These values. */
  static Init values(float[] fixed) {
    return (values, random) -> System.arraycopy(fixed, 0, values, 0, values.length);
  }
}
