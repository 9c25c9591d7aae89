// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

/** How attention is computed. The results are equal but for rounding. */
public enum AttentionMath {
  /** By the engine's fused kernel, which never holds all scores at once. */
  FUSED {
    @Override
    String source(String bias, String dropout) {
      return "torch.scaled_dot_product_attention(q, k, v, %s, %s, False)".formatted(bias, dropout);
    }
  },
  /** Product, softmax, product: slower, and what the others are compared with. */
  COMPOSED {
    @Override
    String source(String bias, String dropout) {
      String scores =
          "torch.matmul(torch.div(q, float(torch.size(q, 3)) ** 0.5), torch.transpose(k, 2, 3))";
      String biased = bias.equals("None") ? scores : "torch.add(%s, %s)".formatted(scores, bias);
      return "torch.matmul(torch.dropout(torch.softmax(%s, 3), %s, True), v)"
          .formatted(biased, dropout);
    }
  };

  /**
   * TorchScript of attention of {@code q, k, v [texts, heads, tokens, head]}.
   *
   * @param bias name of what is added to the scores, or None
   * @param dropout as a literal
   */
  abstract String source(String bias, String dropout);
}
