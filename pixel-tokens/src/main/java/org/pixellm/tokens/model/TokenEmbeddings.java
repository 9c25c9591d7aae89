// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.model;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import org.pixellm.model.nn.Init;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.model.torch.TorchOp;
import org.pixellm.model.vit.InputProjection;
import org.pixellm.model.vit.PixelEncoderConfig;

/** A table with a state for each token: what a pixel model does without. */
final class TokenEmbeddings implements InputProjection {
  private final Parameter table;

  /** Numbers beyond the table, such as those of white patches behind a text, are padding. */
  private final TorchOp look =
      new TorchOp(
          "look_up_tokens",
          """
          def forward(self, x: Tensor, table: Tensor) -> Tensor:
            bytes = torch.to(torch.round(torch.mul(x, 255.0)), 4)
            high = torch.mul(torch.select(bytes, 1, 0), 65536)
            middle = torch.mul(torch.select(bytes, 1, 1), 256)
            ids = torch.add(torch.add(high, middle), torch.select(bytes, 1, 2))
            ids = torch.mul(ids, torch.to(torch.lt(ids, torch.size(table, 0)), 4))
            return torch.embedding(table, ids)
          """);

  TokenEmbeddings(ParameterSet set, String name, PixelEncoderConfig config, int vocabulary) {
    this.table =
        set.add(
            name + ".token_embeddings.weight",
            Parameter.Type.WEIGHT,
            Init.normal(config.transformer().initializerRange()),
            vocabulary,
            config.transformer().hidden());
  }

  /** {@code [vocabulary, hidden]}. */
  NDArray table() {
    return table.getArray();
  }

  @Override
  public NDArray project(NDArray patches) {
    return look.apply(patches, table.getArray());
  }

  @Override
  public void close() {
    look.close();
  }
}
