// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.vit;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.Optional;
import org.pixellm.model.nn.Init;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.model.torch.SequenceOps;

/** States before the first layer: projected patches, with CLS and positions. */
final class PatchEmbeddings implements AutoCloseable {
  private final SequenceOps ops;
  private final Parameter cls;
  private final Optional<PositionTable> positions;
  private final InputProjection projection;

  PatchEmbeddings(
      ParameterSet set,
      String name,
      PixelEncoderConfig config,
      InputProjection.Maker projection,
      SequenceOps ops) {
    this.ops = ops;
    int hidden = config.transformer().hidden();
    Init normal = Init.normal(config.transformer().initializerRange());
    this.cls = set.add(name + ".cls_token", Parameter.Type.OTHER, normal, 1, 1, hidden);
    this.positions =
        config.positions() == Positions.SINCOS2D
            ? Optional.of(new PositionTable(set, name + ".position_embeddings", config))
            : Optional.empty();
    this.projection = projection.make(set, name, config);
  }

  /** As {@link InputProjection#project}. */
  NDArray project(NDArray patches) {
    return projection.project(patches);
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
    projection.close();
  }
}
