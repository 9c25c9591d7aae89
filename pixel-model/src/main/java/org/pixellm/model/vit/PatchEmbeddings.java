// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.vit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.Optional;
import org.pixellm.model.nn.Init;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.model.nn.SinCos2d;
import org.pixellm.model.torch.SequenceOps;
import org.pixellm.model.torch.TorchOp;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.StepContext;

/** The first layer: patch values to states, with CLS before them and positions added. */
final class PatchEmbeddings implements AutoCloseable {
  private final PixelEncoderConfig config;
  private final SequenceOps ops;
  private final Parameter cls;
  private final Optional<Parameter> positions;
  private final Parameter projection;
  private final Parameter projectionBias;
  private final TorchOp standardise;

  PatchEmbeddings(ParameterSet set, String name, PixelEncoderConfig config, SequenceOps ops) {
    this.config = config;
    this.ops = ops;
    int hidden = config.transformer().hidden();
    int patch = config.input().patchSize();
    int channels = config.input().channels();
    int patches = config.input().maxPatches();
    Init normal = Init.normal(config.transformer().initializerRange());
    this.cls = set.add(name + ".cls_token", Parameter.Type.OTHER, normal, 1, 1, hidden);
    this.positions =
        config.positions() == Positions.SINCOS2D
            ? Optional.of(
                set.addFrozen(
                    name + ".position_embeddings",
                    Init.values(new SinCos2d(hidden, config.positionGrid()).table(patches)),
                    1,
                    1 + patches,
                    hidden))
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
    this.standardise =
        new TorchOp(
            "standardise",
            """
            def forward(self, x: Tensor) -> Tensor:
              return torch.div(torch.sub(torch.rsub(x, 1.0), %s), %s)
            """
                .formatted(config.inkMean(), config.inkDeviation()));
  }

  /** {@code [batch, 1 + patches, hidden]}. */
  NDArray forward(EncoderInput input, StepContext context) {
    NDArray x = input.patches();
    if (config.inputEncoding() == InputEncoding.STANDARDISED) {
      x = standardise.apply(x);
    }
    NDArray matrix =
        projection.getArray().reshape(config.transformer().hidden(), config.input().patchLength());
    matrix.attach(context.manager());
    NDArray states =
        ai.djl.nn.core.Linear.linear(x, matrix, projectionBias.getArray()).singletonOrThrow();
    states = ops.prepend(states, cls.getArray());
    if (positions.isEmpty()) {
      return states;
    }
    return states.add(rows(positions.get().getArray(), input, context));
  }

  /** The position vectors of CLS and of each patch. */
  private NDArray rows(NDArray table, EncoderInput input, StepContext context) {
    int patches = (int) input.patches().getShape().get(1);
    NDArray rows =
        input
            .positions()
            .map(places -> ops.positionRows(context.manager(), table, places))
            .orElseGet(
                () ->
                    ops.positionRows(
                        context.manager(),
                        table,
                        context
                            .manager()
                            .arange(0, patches, 1, DataType.INT64)
                            .reshape(new Shape(1, patches))));
    return rows;
  }

  @Override
  public void close() {
    standardise.close();
  }
}
