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

  /** For patches of {@code area} pixels in each channel. */
  PixelLoss(int channels, int area, boolean normalised) {
    String reorder =
        channels == 1
            ? ""
            : """
                if torch.size(t, 1) == %2$s:
                  t = torch.expand(torch.unsqueeze(t, 2), [-1, -1, %1$s])
                else:
                  t = torch.transpose(torch.view(t, [torch.size(t, 0), %1$s, -1]), 1, 2)
                t = torch.reshape(t, [torch.size(t, 0), -1])
              """
                // as text: %d would take the digits of the locale
                .formatted(Integer.toString(channels), Integer.toString(area));
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
   * @param patches {@code [count, channels * size * size]}, ink 0 to 1, channel by channel; or grey
   *     ones of one channel, which stand for the same channel repeated
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
