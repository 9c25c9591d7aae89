// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.torch;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * Rearranging the tokens of several texts that stand one after another, {@code [tokens, hidden]},
 * with gradients. Where each text begins is told by {@code runs}: {@code [runs * 3]} int64, for
 * each run of texts of equal length how many texts, how many tokens of each, and how many of these
 * are its last ones. Safe to share between threads.
 */
public final class SequenceOps implements AutoCloseable {
  private final TorchOp prepend =
      new TorchOp(
          "prepend",
          """
          def forward(self, x: Tensor, first: Tensor, runs: Tensor) -> Tensor:
            count = torch.size(runs, 0) // 3
            hidden = torch.size(x, 1)
            sizes = annotate(List[int], [])
            for i in range(count):
              _0 = torch.append(sizes, int(torch.select(runs, 0, 3 * i)) * (int(torch.select(runs, 0, 3 * i + 1)) - 1))
            xs = torch.split_with_sizes(x, sizes, 0)
            ys = annotate(List[Tensor], [])
            for i in range(count):
              texts = int(torch.select(runs, 0, 3 * i))
              y = torch.cat([torch.expand(first, [texts, 1, hidden]), torch.view(xs[i], [texts, -1, hidden])], 1)
              _1 = torch.append(ys, torch.view(y, [-1, hidden]))
            return torch.cat(ys)
          """);
  private final TorchOp tokenPlaces =
      new TorchOp(
          "token_places",
          """
          def forward(self, places: Tensor, runs: Tensor) -> Tensor:
            count = torch.size(runs, 0) // 3
            places = torch.add(torch.reshape(places, [-1]), 1)
            sizes = annotate(List[int], [])
            for i in range(count):
              _0 = torch.append(sizes, int(torch.select(runs, 0, 3 * i)) * (int(torch.select(runs, 0, 3 * i + 1)) - 1))
            xs = torch.split_with_sizes(places, sizes, 0)
            ys = annotate(List[Tensor], [])
            for i in range(count):
              y = torch.view(xs[i], [int(torch.select(runs, 0, 3 * i)), -1])
              _1 = torch.append(ys, torch.reshape(torch.constant_pad_nd(y, [1, 0], 0), [-1]))
            return torch.cat(ys)
          """);
  private final TorchOp addRows =
      new TorchOp(
          "add_rows",
          """
          def forward(self, x: Tensor, table: Tensor, places: Tensor) -> Tensor:
            return torch.add(x, torch.index_select(torch.squeeze(table, 0), 0, places))
          """);
  private final TorchOp fill =
      new TorchOp(
          "fill",
          """
          def forward(self, x: Tensor, mask_token: Tensor, runs: Tensor) -> Tensor:
            count = torch.size(runs, 0) // 3
            hidden = torch.size(x, 1)
            sizes = annotate(List[int], [])
            for i in range(count):
              seen = int(torch.select(runs, 0, 3 * i + 1)) - int(torch.select(runs, 0, 3 * i + 2))
              _0 = torch.append(sizes, int(torch.select(runs, 0, 3 * i)) * seen)
            xs = torch.split_with_sizes(x, sizes, 0)
            ys = annotate(List[Tensor], [])
            for i in range(count):
              texts = int(torch.select(runs, 0, 3 * i))
              hole = torch.expand(mask_token, [texts, int(torch.select(runs, 0, 3 * i + 2)), hidden])
              y = torch.cat([torch.view(xs[i], [texts, -1, hidden]), hole], 1)
              _1 = torch.append(ys, torch.view(y, [-1, hidden]))
            return torch.cat(ys)
          """);
  private final TorchOp select =
      new TorchOp(
          "select_tokens",
          """
          def forward(self, x: Tensor, indices: Tensor) -> Tensor:
            return torch.index_select(x, 0, indices)
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

  /**
   * Puts a token before each text.
   *
   * @param x {@code [tokens - texts, hidden]}
   * @param first {@code [1, 1, hidden]}
   * @param runs of the texts with that token
   * @return {@code [tokens, hidden]}
   */
  public NDArray prepend(NDArray x, NDArray first, NDArray runs) {
    return prepend.apply(x, first, runs);
  }

  /**
   * The places of tokens when each text has CLS before its patches: 0 for CLS, one more than its
   * place in the text for a patch.
   *
   * @param places int64 places of patches from 0, as many as there are patches
   * @param runs of the texts with CLS
   * @return {@code [tokens]} int64
   */
  public NDArray tokenPlaces(NDArray places, NDArray runs) {
    return tokenPlaces.apply(places, runs);
  }

  /**
   * Adds rows of a position table.
   *
   * @param x {@code [tokens, hidden]}
   * @param table {@code [1, rows, hidden]}
   * @param places {@code [tokens]} int64, the row of each token
   */
  public NDArray addRows(NDArray x, NDArray table, NDArray places) {
    return addRows.apply(x, table, places);
  }

  /**
   * Puts mask tokens after what is seen of each text (He et al. 2022, without their way back to the
   * reading order: positions tell it, and attention does not care).
   *
   * @param x {@code [tokens seen, hidden]}
   * @param maskToken {@code [1, 1, hidden]}
   * @param runs of the whole texts; their last tokens are the hidden ones
   * @return {@code [tokens, hidden]}
   */
  public NDArray fill(NDArray x, NDArray maskToken, NDArray runs) {
    return fill.apply(x, maskToken, runs);
  }

  /**
   * Some tokens.
   *
   * @param x {@code [tokens, hidden]}
   * @param indices {@code [count]} int64
   * @return {@code [count, hidden]}
   */
  public NDArray select(NDArray x, NDArray indices) {
    return select.apply(x, indices);
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
    List.of(prepend, tokenPlaces, addRows, fill, select, attentionBias, unitRange)
        .forEach(TorchOp::close);
  }
}
