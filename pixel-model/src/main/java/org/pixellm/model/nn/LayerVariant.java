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
 * @param products how products with weights are computed
 */
record LayerVariant(
    boolean biased,
    boolean rotated,
    boolean hiddenDropout,
    boolean attentionDropout,
    boolean shortened,
    Products products) {

  /** Checks that they go together. */
  LayerVariant {
    if (shortened && products != Products.FLOAT) {
      throw new IllegalArgumentException("a shortened layer has no int8 products");
    }
  }
}
