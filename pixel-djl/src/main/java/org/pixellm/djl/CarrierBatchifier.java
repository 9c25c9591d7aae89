// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.ndarray.NDList;
import ai.djl.translate.Batchifier;
import java.util.ArrayList;
import java.util.List;

/** Joins what was asked, and takes apart what was answered: a carrier of one value each. */
final class CarrierBatchifier implements Batchifier {
  @Override
  public NDList batchify(NDList[] inputs) {
    List<Object> values = new ArrayList<>();
    for (NDList input : inputs) {
      values.addAll(((Carrier<?>) input).values());
    }
    return new Carrier<>(values);
  }

  @Override
  public NDList[] unbatchify(NDList inputs) {
    return ((Carrier<?>) inputs)
        .values().stream().map(value -> new Carrier<>(List.of(value))).toArray(NDList[]::new);
  }
}
