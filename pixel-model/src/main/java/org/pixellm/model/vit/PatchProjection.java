// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.vit;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import org.pixellm.model.nn.Init;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.model.torch.TorchOp;

/** Ink to states: one matrix over the pixels of a patch. */
final class PatchProjection implements InputProjection {
  private final Parameter weight;
  private final Parameter bias;
  private final TorchOp project;

  PatchProjection(ParameterSet set, String name, PixelEncoderConfig config) {
    int hidden = config.transformer().hidden();
    int patch = config.input().patchSize();
    this.weight =
        set.add(
            name + ".patch_embeddings.projection.weight",
            Parameter.Type.WEIGHT,
            Init.xavierUniform(config.input().patchLength(), hidden),
            hidden,
            config.input().channels(),
            patch,
            patch);
    this.bias =
        set.add(
            name + ".patch_embeddings.projection.bias",
            Parameter.Type.BIAS,
            Init.constant(0),
            hidden);
    this.project = new TorchOp("project", source(config));
  }

  /** A model of three channels reads grey by the sum of their weights: a third of the products. */
  private static String source(PixelEncoderConfig config) {
    String standardise =
        config.inputEncoding() == InputEncoding.STANDARDISED
            ? "  x = torch.div(torch.sub(torch.rsub(x, 1.0), %s), %s)\n"
                .formatted(config.inkMean(), config.inkDeviation())
            : "";
    return """
        def forward(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
        %s  w = torch.reshape(w, [%s, %s, -1])
          if torch.size(x, 1) == torch.size(w, 2):
            w = torch.sum(w, [1], True)
          return torch.linear(x, torch.reshape(w, [torch.size(w, 0), -1]), b)
        """
        .formatted(
            standardise,
            Integer.toString(config.transformer().hidden()), // %d takes the locale's digits
            Integer.toString(config.input().channels()));
  }

  /** Takes patches of the model's channels, or grey ones. */
  @Override
  public NDArray project(NDArray patches) {
    return project.apply(patches, weight.getArray(), bias.getArray());
  }

  @Override
  public void close() {
    project.close();
  }
}
