// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import java.util.List;
import java.util.stream.Stream;

/** How a layer's four products with weights are computed. */
enum Products {
  /** In float32, by the weights themselves, with gradients. */
  FLOAT {
    @Override
    List<String> parameters() {
      return LayerScript.PARAMETERS;
    }

    @Override
    String projections(String x) {
      return "torch.linear(%s, torch.cat([wq, wk, wv]), torch.cat([bq, bk, bv]))".formatted(x);
    }

    @Override
    String product(String x, String name) {
      return "torch.linear(%1$s, w%2$s, b%2$s)".formatted(x, name);
    }
  },

  /**
   * In int8, without gradients, by weights that {@link QuantisedWeights} made: each activation is
   * put onto 256 steps between its least and greatest value when it is multiplied.
   */
  INT8 {
    @Override
    List<String> parameters() {
      return Stream.concat(
              Stream.of("g1", "b1", "g2", "b2"),
              QuantisedWeights.PRODUCTS.stream()
                  .flatMap(name -> QuantisedWeights.PARTS.stream().map(part -> part + name)))
          .toList();
    }

    @Override
    String projections(String x) {
      return product(x, "p");
    }

    @Override
    String product(String x, String name) {
      return ("torch.fbgemm_linear_int8_weight_fp32_activation(%1$s, w%2$s, packed%2$s, "
              + "offsets%2$s, torch.item(scale%2$s), torch.item(zero%2$s), b%2$s)")
          .formatted(x, name);
    }
  };

  /** Names of the arrays that a layer is given, in order. */
  abstract List<String> parameters();

  /** TorchScript of the three projections, one beside another. */
  abstract String projections(String x);

  /**
   * TorchScript of a product: {@code o} after attention, {@code i} and {@code f} of its second
   * half.
   */
  abstract String product(String x, String name);
}
