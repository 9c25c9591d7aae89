// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.vit;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.Optional;
import org.pixellm.model.nn.Init;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.model.torch.SequenceOps;
import org.pixellm.model.torch.TorchOp;

/** Patch values to states, and states before the first layer: with CLS and positions. */
final class PatchEmbeddings implements AutoCloseable {
  private final SequenceOps ops;
  private final Parameter cls;
  private final Optional<PositionTable> positions;
  private final Parameter projection;
  private final Parameter projectionBias;
  private final TorchOp project;

  PatchEmbeddings(ParameterSet set, String name, PixelEncoderConfig config, SequenceOps ops) {
    this.ops = ops;
    int hidden = config.transformer().hidden();
    int patch = config.input().patchSize();
    int channels = config.input().channels();
    Init normal = Init.normal(config.transformer().initializerRange());
    this.cls = set.add(name + ".cls_token", Parameter.Type.OTHER, normal, 1, 1, hidden);
    this.positions =
        config.positions() == Positions.SINCOS2D
            ? Optional.of(new PositionTable(set, name + ".position_embeddings", config))
            : Optional.empty();
    this.projection =
        set.add(
            name + ".patch_embeddings.projection.weight",
            Parameter.Type.WEIGHT,
            Init.xavierUniform(config.input().patchLength(), hidden),
            hidden,
            channels,
            patch,
            patch);
    this.projectionBias =
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

  /**
   * States of patches that know nothing of each other and of where they are.
   *
   * @param patches {@code [patches, values]}, of the model's channels or grey
   * @return {@code [patches, hidden]}
   */
  NDArray project(NDArray patches) {
    return project.apply(patches, projection.getArray(), projectionBias.getArray());
  }

  /**
   * States before the first layer.
   *
   * @param patches {@code [patches, hidden]}
   * @param places {@code [tokens]} int64, 0 for CLS and i + 1 for patch i
   * @param runs of the texts with CLS
   * @return {@code [tokens, hidden]}
   */
  NDArray withClsAndPositions(NDArray patches, NDArray places, NDArray runs) {
    NDArray states = ops.prepend(patches, cls.getArray(), runs);
    return positions
        .map(table -> ops.addRows(states, table.rows(states.getManager()), places))
        .orElse(states);
  }

  @Override
  public void close() {
    positions.ifPresent(PositionTable::close);
    project.close();
  }
}
