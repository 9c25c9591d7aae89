// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.pixellm.model.torch.TorchOp;

/**
 * The scripted attention of one stack of layers: compiled once for each combination of padding,
 * rotation and dropout that occurs.
 */
final class AttentionKernel implements AutoCloseable {
  private final int heads;
  private final double dropout;
  private final Map<Variant, TorchOp> compiled = new ConcurrentHashMap<>();

  private record Variant(boolean biased, boolean rotated, boolean dropped) {}

  AttentionKernel(int heads, double dropout) {
    this.heads = heads;
    this.dropout = dropout;
  }

  TorchOp op(AttentionContext context) {
    Variant variant =
        new Variant(
            context.bias().isPresent(),
            context.rotation().isPresent(),
            context.training() && dropout > 0);
    return compiled.computeIfAbsent(variant, v -> new TorchOp("attention", source(v)));
  }

  /** The operation's arguments in the order its source names them. */
  NDArray[] inputs(NDArray x, NDArray[] projections, AttentionContext context) {
    List<NDArray> inputs = new ArrayList<>(projections.length + 4);
    inputs.add(x);
    Collections.addAll(inputs, projections);
    context.bias().ifPresent(inputs::add);
    context
        .rotation()
        .ifPresent(
            rotation -> {
              inputs.add(rotation.cos());
              inputs.add(rotation.sin());
            });
    return inputs.toArray(NDArray[]::new);
  }

  /**
   * The three projections are one matrix product over the joined weights: three narrow ones leave a
   * CPU's cores waiting.
   */
  private String source(Variant variant) {
    StringBuilder arguments =
        new StringBuilder(
            "self, x: Tensor, wq: Tensor, bq: Tensor, wk: Tensor, bk: Tensor, wv: Tensor, bv:"
                + " Tensor");
    if (variant.biased()) {
      arguments.append(", bias: Tensor");
    }
    if (variant.rotated()) {
      arguments.append(", cos: Tensor, sin: Tensor");
    }
    String rotate =
        variant.rotated()
            ? """
                half = head // 2
                q1 = torch.slice(q, 3, 0, half)
                q2 = torch.slice(q, 3, half, head)
                q = torch.cat([q1 * cos - q2 * sin, q2 * cos + q1 * sin], 3)
                k1 = torch.slice(k, 3, 0, half)
                k2 = torch.slice(k, 3, half, head)
                k = torch.cat([k1 * cos - k2 * sin, k2 * cos + k1 * sin], 3)
              """
            : "";
    return """
        def forward(%s) -> Tensor:
          batch = torch.size(x, 0)
          tokens = torch.size(x, 1)
          hidden = torch.size(x, 2)
          head = hidden // %s
          qkv = torch.linear(x, torch.cat([wq, wk, wv]), torch.cat([bq, bk, bv]))
          qkv = torch.permute(torch.view(qkv, [batch, tokens, 3, %s, head]), [2, 0, 3, 1, 4])
          q = torch.select(qkv, 0, 0)
          k = torch.select(qkv, 0, 1)
          v = torch.select(qkv, 0, 2)
        %s  y = torch.scaled_dot_product_attention(q, k, v, %s, %s, False)
          return torch.reshape(torch.transpose(y, 1, 2), [batch, tokens, hidden])
        """
        .formatted(
            arguments,
            Integer.toString(heads), // %d would take the digits of the locale
            Integer.toString(heads),
            rotate,
            variant.biased() ? "bias" : "None",
            variant.dropped() ? Double.toString(dropout) : "0.0");
  }

  @Override
  public void close() {
    compiled.values().forEach(TorchOp::close);
    compiled.clear();
  }
}
