// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/** Rearranging tokens, {@code [batch, tokens, hidden]}, with gradients. */
public final class SequenceOps implements AutoCloseable {
  private final TorchOp prepend =
      new TorchOp(
          "prepend",
          """
          def forward(self, x: Tensor, first: Tensor) -> Tensor:
            first = torch.expand(first, [torch.size(x, 0), 1, torch.size(x, 2)])
            return torch.cat([first, x], 1)
          """);
  private final TorchOp positionRows =
      new TorchOp(
          "position_rows",
          """
          def forward(self, places: Tensor, table: Tensor) -> Tensor:
            table = torch.squeeze(table, 0)
            rows = torch.index_select(table, 0, torch.reshape(torch.add(places, 1), [-1]))
            rows = torch.view(rows, [torch.size(places, 0), torch.size(places, 1), -1])
            first = torch.slice(table, 0, 0, 1)
            first = torch.expand(first, [torch.size(rows, 0), 1, torch.size(rows, 2)])
            return torch.cat([first, rows], 1)
          """);
  private final TorchOp restore =
      new TorchOp(
          "restore",
          """
          def forward(self, x: Tensor, mask_token: Tensor, ids_restore: Tensor) -> Tensor:
            batch = torch.size(x, 0)
            hidden = torch.size(x, 2)
            patches = torch.size(ids_restore, 1)
            hole = torch.expand(mask_token, [batch, patches + 1 - torch.size(x, 1), hidden])
            y = torch.cat([torch.slice(x, 1, 1), hole], 1)
            ids = torch.expand(torch.unsqueeze(ids_restore, -1), [-1, -1, hidden])
            y = torch.gather(y, 1, ids)
            return torch.cat([torch.slice(x, 1, 0, 1), y], 1)
          """);
  private final TorchOp selectPatches =
      new TorchOp(
          "select_patches",
          """
          def forward(self, x: Tensor, flat: Tensor) -> Tensor:
            y = torch.reshape(torch.slice(x, 1, 1), [-1, torch.size(x, 2)])
            return torch.index_select(y, 0, flat)
          """);
  private final TorchOp attentionBias =
      new TorchOp(
          "attention_bias",
          """
          def forward(self, attention: Tensor) -> Tensor:
            cls = torch.ones_like(torch.slice(attention, 1, 0, 1))
            mask = torch.cat([cls, attention], 1)
            bias = torch.mul(torch.rsub(mask, 1.0), -10000.0)
            return torch.unsqueeze(torch.unsqueeze(bias, 1), 1)
          """);
  private final TorchOp unitRange =
      new TorchOp(
          "unit_range",
          """
          def forward(self, bytes: Tensor) -> Tensor:
            return torch.div(torch.to(bytes, 6), 255.0)
          """);

  /** Puts the token {@code first [1, 1, hidden]} before every row. */
  public NDArray prepend(NDArray x, NDArray first) {
    return prepend.apply(x, first);
  }

  /**
   * Rows of a position table.
   *
   * @param table {@code [1, 1 + patches, hidden]}, row 0 for CLS
   * @param places {@code [batch or 1, tokens]} int64, from 0
   * @return {@code [batch or 1, 1 + tokens, hidden]}
   */
  public NDArray positionRows(NDManager manager, NDArray table, NDArray places) {
    return positionRows.applyIn(manager, places, table);
  }

  /**
   * Puts visible tokens back to their places and mask tokens between them (He et al. 2022).
   *
   * @param x {@code [batch, 1 + visible, hidden]}
   * @param maskToken {@code [1, 1, hidden]}
   * @param idsRestore {@code [batch, patches]} int64: for each place the index among visible tokens
   *     followed by mask tokens
   * @return {@code [batch, 1 + patches, hidden]}
   */
  public NDArray restore(NDArray x, NDArray maskToken, NDArray idsRestore) {
    return restore.apply(x, maskToken, idsRestore);
  }

  /**
   * Some patches of a batch.
   *
   * @param x {@code [batch, 1 + patches, hidden]}
   * @param flat {@code [count]} int64, row * patches + patch
   * @return {@code [count, hidden]}
   */
  public NDArray selectPatches(NDArray x, NDArray flat) {
    return selectPatches.apply(x, flat);
  }

  /**
   * The attention bias of padding, the reference's: 0 for a real key and -10000 for padding, which
   * a float32 softmax turns into exactly 0.
   *
   * @param attention {@code [batch, patches]} float32, 1 for real
   * @return {@code [batch, 1, 1, 1 + patches]}; CLS is always real
   */
  public NDArray attentionBias(NDArray attention) {
    return attentionBias.apply(attention);
  }

  /** Bytes 0 to 255 as float32 0 to 1, on the device they are on. */
  public NDArray unitRange(NDArray bytes) {
    return unitRange.apply(bytes);
  }

  @Override
  public void close() {
    List.of(prepend, positionRows, restore, selectPatches, attentionBias, unitRange)
        .forEach(TorchOp::close);
  }
}
