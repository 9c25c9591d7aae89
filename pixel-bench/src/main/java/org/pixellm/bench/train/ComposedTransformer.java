// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.Map;
import java.util.Optional;

/**
 * A stack of pre-norm layers out of the engine's single operations: attention by two products and a
 * softmax, three projections, nothing fused. What the fast paths are compared with.
 *
 * @param values parameters by checkpoint name
 * @param name prefix of the layers' parameters
 * @param layers how many
 * @param heads of each
 * @param epsilon of the norms
 */
record ComposedTransformer(
    Map<String, NDArray> values, String name, int layers, int heads, float epsilon) {

  /**
   * What all layers share.
   *
   * @param bias {@code [batch, 1, 1, tokens]}, 0 for a real key and -10000 for padding
   * @param rotation cosines and sines, {@code [batch, 1, tokens, head / 2]} each; empty without
   *     rotary positions
   */
  record Shared(NDArray bias, Optional<NDArray[]> rotation) {}

  /** {@code [batch, tokens, hidden]} to the same shape. */
  NDArray forward(NDArray x, Shared shared) {
    NDArray y = x;
    for (int i = 0; i < layers; i++) {
      y = layer(y, name + "." + i, shared);
    }
    return y;
  }

  private NDArray layer(NDArray x, String layer, Shared shared) {
    NDArray normed = norm(x, layer + ".layernorm_before", epsilon);
    NDArray attended = attention(normed, layer + ".attention.attention", shared);
    NDArray y = x.add(linear(attended, layer + ".attention.output.dense"));
    NDArray inner =
        Activation.gelu(
            linear(norm(y, layer + ".layernorm_after", epsilon), layer + ".intermediate.dense"));
    return y.add(linear(inner, layer + ".output.dense"));
  }

  private NDArray attention(NDArray x, String prefix, Shared shared) {
    NDArray q = rotate(split(linear(x, prefix + ".query")), shared);
    NDArray k = rotate(split(linear(x, prefix + ".key")), shared);
    NDArray v = split(linear(x, prefix + ".value"));
    long head = q.getShape().get(3);
    NDManager manager = x.getManager();
    NDArray scale = manager.create((float) (1 / Math.sqrt(head)));
    NDArray scores = q.matMul(k.transpose(0, 1, 3, 2)).mul(scale).add(shared.bias());
    NDArray y = scores.softmax(-1).matMul(v);
    return y.transpose(0, 2, 1, 3).reshape(x.getShape());
  }

  /** {@code [batch, heads, tokens, head]}. */
  private NDArray split(NDArray x) {
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), shape.get(1), heads, shape.get(2) / heads).transpose(0, 2, 1, 3);
  }

  private static NDArray rotate(NDArray x, Shared shared) {
    if (shared.rotation().isEmpty()) {
      return x;
    }
    NDArray cos = shared.rotation().get()[0];
    NDArray sin = shared.rotation().get()[1];
    long head = x.getShape().get(3);
    NDArray first = x.get(new NDIndex(":, :, :, {}:{}", 0, head / 2));
    NDArray second = x.get(new NDIndex(":, :, :, {}:{}", head / 2, head));
    return first.mul(cos).sub(second.mul(sin)).concat(second.mul(cos).add(first.mul(sin)), 3);
  }

  /** {@code x W^T + b}. */
  NDArray linear(NDArray x, String parameter) {
    return ai.djl.nn.core.Linear.linear(
            x, values.get(parameter + ".weight"), values.get(parameter + ".bias"))
        .singletonOrThrow();
  }

  /** Layer normalisation. */
  NDArray norm(NDArray x, String parameter, float by) {
    NDArray weight = values.get(parameter + ".weight");
    return ai.djl.nn.norm.LayerNorm.layerNorm(
            x, weight.getShape(), weight, values.get(parameter + ".bias"), by)
        .singletonOrThrow();
  }
}
