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
 * The script that computes one layer of a stack, compiled once for each combination of padding,
 * rotation, dropout, distance and shortening that occurs. A whole layer is one script so that what
 * it makes on the way is freed on the way: an array that Java holds lives until its scope is
 * closed. Safe to share between threads.
 */
final class LayerKernel implements AutoCloseable {
  private final TransformerShape shape;
  private final AttentionMath math;
  private final Map<LayerVariant, TorchOp> compiled = new ConcurrentHashMap<>();

  LayerKernel(TransformerShape shape, AttentionMath math) {
    this.shape = shape;
    this.math = math;
  }

  /**
   * Computes a layer.
   *
   * @param x {@code [tokens, hidden]}
   * @param products how products with weights are computed
   * @param parameters in the order of {@link Products#parameters}
   * @param shortened whether only the last tokens of each text are computed
   * @param distance how far apart patches may be that see each other; 0: any distance
   */
  NDArray apply(
      NDArray x,
      Products products,
      NDArray[] parameters,
      AttentionContext context,
      boolean shortened,
      int distance) {
    LayerVariant variant =
        new LayerVariant(
            context.bias().isPresent(),
            context.rotation().isPresent(),
            context.training() && shape.hiddenDropout() > 0,
            context.training() && shape.attentionDropout() > 0,
            shortened,
            distance,
            products);
    TorchOp op =
        compiled.computeIfAbsent(
            variant,
            v -> new TorchOp("layer", new LayerScript(shape, math, v, v.products()).source()));
    List<NDArray> inputs = new ArrayList<>(parameters.length + 5);
    inputs.add(x);
    Collections.addAll(inputs, parameters);
    inputs.add(context.runs());
    if (variant.local()) {
      inputs.add(context.places());
    }
    context.bias().ifPresent(inputs::add);
    context.rotation().ifPresent(inputs::add);
    return op.apply(inputs.toArray(NDArray[]::new));
  }

  @Override
  public void close() {
    compiled.values().forEach(TorchOp::close);
    compiled.clear();
  }
}
