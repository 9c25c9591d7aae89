// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import ai.djl.ndarray.NDArray;
import org.pixellm.model.torch.TorchOp;

/**
 * The mean squared error over patches and their values (He et al. 2022, section 3): with {@code
 * normalised} targets each patch is standardised by its own mean and unbiased variance, 1e-6 under
 * the root.
 */
final class PixelLoss implements AutoCloseable {
  private final TorchOp target;
  private final TorchOp error;

  PixelLoss(int channels, boolean normalised) {
    String reorder =
        channels == 1
            ? ""
            : """
                t = torch.view(t, [torch.size(t, 0), %s, -1])
                t = torch.reshape(torch.transpose(t, 1, 2), [torch.size(t, 0), -1])
              """
                // as text: %d would take the digits of the locale
                .formatted(Integer.toString(channels));
    String normalise =
        normalised
            ? """
                mean = torch.mean(t, [1], True)
                var = torch.var(t, [1], True, True)
                t = torch.div(torch.sub(t, mean), torch.sqrt(torch.add(var, 1.0e-6)))
              """
            : "";
    this.target =
        new TorchOp(
            "pixel_target",
            "def forward(self, t: Tensor) -> Tensor:\n"
                + reorder.indent(0)
                + normalise.indent(0)
                + "  return t\n");
    this.error =
        new TorchOp(
            "pixel_loss",
            """
            def forward(self, prediction: Tensor, target: Tensor) -> Tensor:
              difference = torch.sub(prediction, target)
              return torch.mean(torch.mul(difference, difference))
            """);
  }

  /**
   * What the decoder should say.
   *
   * @param patches {@code [count, channels * size * size]}, ink 0 to 1, channel by channel
   * @return {@code [count, size * size * channels]} in the order row, column, channel
   */
  NDArray target(NDArray patches) {
    return target.apply(patches);
  }

  /** Scalar mean squared error of {@code [count, values]} arrays. */
  NDArray error(NDArray prediction, NDArray target) {
    return error.apply(prediction, target);
  }

  @Override
  public void close() {
    target.close();
    error.close();
  }
}
