// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import org.pixellm.model.torch.TorchOp;

/**
 * A residual depthwise-separable convolution (Chollet 2017) along the places of texts: {@code x +
 * pointwise(gelu(depthwise(norm(x))))}. The depthwise part weighs, for each value of a state by
 * itself, the patches at {@code kernelSize / 2} places to either side and the patch between them;
 * the pointwise part mixes the values. A place whose patch is hidden or that lies beyond the text
 * adds nothing. Safe to share between threads.
 */
public final class PlaceConvolution implements AutoCloseable {
  private final int kernelSize;
  private final LayerNorm norm;
  private final Parameter depthwise;
  private final Parameter depthwiseBias;
  private final Linear pointwise;
  private final TorchOp op;

  /**
   * A convolution.
   *
   * @param name prefix of its parameters
   * @param shape of the stack behind it, which it is as wide as
   * @param kernelSize places it spans, odd
   */
  public PlaceConvolution(ParameterSet set, String name, TransformerShape shape, int kernelSize) {
    if (kernelSize < 1 || kernelSize % 2 == 0) {
      throw new IllegalArgumentException(
          "a kernel of %d places has no middle".formatted(kernelSize));
    }
    int hidden = shape.hidden();
    this.kernelSize = kernelSize;
    this.norm = new LayerNorm(set, name + ".layernorm", hidden, shape.layerNormEpsilon());
    this.depthwise =
        set.add(
            name + ".depthwise.weight",
            Parameter.Type.WEIGHT,
            Init.normal(1 / Math.sqrt(kernelSize)),
            hidden,
            1,
            kernelSize);
    this.depthwiseBias =
        set.add(name + ".depthwise.bias", Parameter.Type.BIAS, Init.constant(0), hidden);
    this.pointwise =
        new Linear(set, name + ".pointwise", hidden, hidden, Init.normal(shape.initializerRange()));
    this.op = new TorchOp("place_convolution", source(shape, kernelSize));
  }

  /** One script, so that what is made on the way is freed on the way. */
  private static String source(TransformerShape shape, int kernelSize) {
    String hidden = Integer.toString(shape.hidden()); // %d takes the locale's digits
    return """
        def forward(self, x: Tensor, g: Tensor, b: Tensor, wd: Tensor, bd: Tensor, wp: Tensor, bp: Tensor, slots: Tensor) -> Tensor:
          n = torch.layer_norm(x, [%1$s], g, b, %2$s, False)
          line = torch.new_zeros(x, [int(torch.max(slots)) + 1, %1$s])
          line = torch.index_copy_(line, 0, slots, n)
          line = torch.contiguous(torch.unsqueeze(torch.transpose(line, 0, 1), 0))
          y = torch.conv1d(line, wd, bd, [1], [%3$s], [1], %1$s)
          y = torch.contiguous(torch.transpose(torch.squeeze(y, 0), 0, 1))
          y = torch.index_select(y, 0, slots)
          return torch.add_(torch.linear(torch.gelu(y), wp, bp), x)
        """
        .formatted(hidden, shape.layerNormEpsilon(), Integer.toString(kernelSize / 2));
  }

  /** How many places to either side of a patch it looks at. */
  public int reach() {
    return kernelSize / 2;
  }

  /**
   * Brings patches and their neighbours together.
   *
   * @param x {@code [patches, hidden]}
   * @param slots {@code [patches]} int64, see {@link PlaceSlots}, laid out for {@link #reach}
   * @return {@code [patches, hidden]}
   */
  public NDArray forward(NDArray x, NDArray slots) {
    return op.apply(
        x,
        norm.weight(),
        norm.bias(),
        depthwise.getArray(),
        depthwiseBias.getArray(),
        pointwise.weight(),
        pointwise.bias(),
        slots);
  }

  @Override
  public void close() {
    op.close();
  }
}
