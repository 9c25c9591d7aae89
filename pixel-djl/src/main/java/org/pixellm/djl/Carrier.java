// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.ndarray.NDList;
import java.util.List;

/**
 * What a translator hands to the predictor, and back: values in a list of arrays that has no
 * arrays, for between them DJL passes nothing else.
 *
 * @param <T> the values
 */
final class Carrier<T> extends NDList {
  private static final long serialVersionUID = 1L;

  private final transient List<T> values;

  Carrier(List<T> values) {
    this.values = List.copyOf(values);
  }

  /** The values. */
  List<T> values() {
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return this == other; // two without arrays would all be equal
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
