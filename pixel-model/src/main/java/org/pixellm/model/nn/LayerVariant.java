// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

/**
 * What changes the script of a layer.
 *
 * @param biased whether some keys are padding
 * @param rotated whether positions are rotary
 * @param hiddenDropout whether dropout applies to what attention and feed-forward add
 * @param attentionDropout whether dropout applies to attention weights
 * @param shortened whether only the last tokens of each text are computed, in float32 only
 * @param distance how far apart patches may be that see each other, in places; 0: any distance, the
 *     only one for a shortened layer
 * @param products how products with weights are computed
 */
record LayerVariant(
    boolean biased,
    boolean rotated,
    boolean hiddenDropout,
    boolean attentionDropout,
    boolean shortened,
    int distance,
    Products products) {

  /** Whether patches see only near ones. */
  boolean local() {
    return distance > 0;
  }

  /** Checks that they go together. */
  LayerVariant {
    if (shortened && products != Products.FLOAT) {
      throw new IllegalArgumentException("a shortened layer has no int8 products");
    }
    if (shortened && distance > 0) {
      throw new IllegalArgumentException("a shortened layer sees the whole text");
    }
  }
}
