// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.vit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.pixellm.model.nn.Init;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.model.nn.SinCos2d;
import org.pixellm.model.torch.TorchOp;

/** Positions that are added: a table of a row a place, CLS first, and longer ones made of it. */
final class PositionTable implements AutoCloseable {
  private final Parameter table;
  private final Optional<TorchOp> longer;

  /** Rows that follow the table's; empty if it is stretched, or long enough. */
  private final Optional<float[]> more;

  /** Those as an array, once they were asked for: on the model's one device. */
  private NDArray moreRows;

  PositionTable(ParameterSet set, String name, PixelEncoderConfig config) {
    int hidden = config.transformer().hidden();
    PositionReach reach = config.reach();
    SinCos2d formula = new SinCos2d(hidden, config.positionGrid());
    this.table =
        set.addFrozen(
            name, Init.values(formula.table(reach.table())), 1, 1L + reach.table(), hidden);
    if (!reach.beyondTable()) {
      this.longer = Optional.empty();
      this.more = Optional.empty();
    } else if (reach.way() == LongerPositions.INTERPOLATE) {
      this.longer = Optional.of(stretch(reach));
      this.more = Optional.empty();
    } else {
      TorchOp append =
          new TorchOp(
              "append_positions",
              """
              def forward(self, table: Tensor, more: Tensor) -> Tensor:
                return torch.cat([table, more], 1)
              """);
      float[] all = formula.table(reach.patches());
      float[] rest = Arrays.copyOfRange(all, (1 + reach.table()) * hidden, all.length);
      this.longer = Optional.of(append);
      this.more = Optional.of(rest);
    }
  }

  /** The original's: bicubic, and a tenth of a patch added against rounding, as ViT has it. */
  private static TorchOp stretch(PositionReach reach) {
    int side = (int) Math.round(Math.sqrt(reach.table()));
    return new TorchOp(
        "stretch_positions",
        """
        def forward(self, table: Tensor) -> Tensor:
          cls, rows, = torch.split_with_sizes(table, [1, %1$s], 1)
          grid = torch.permute(torch.reshape(rows, [1, %2$s, %2$s, -1]), [0, 3, 1, 2])
          row = torch.upsample_bicubic2d(grid, None, False, [%3$s, %4$s])
          row = torch.reshape(torch.permute(row, [0, 2, 3, 1]), [1, %5$s, torch.size(table, 2)])
          return torch.cat([cls, row], 1)
        """
            .formatted(
                Integer.toString(reach.table()),
                Integer.toString(side),
                Double.toString(1.1 / side),
                Double.toString((reach.patches() + 0.1) / side),
                Integer.toString(reach.patches())));
  }

  /**
   * The rows, as far as the model's positions reach.
   *
   * @param scope owns them where they are more than the table has
   * @return {@code [1, 1 + patches, hidden]}
   */
  NDArray rows(NDManager scope) {
    NDArray own = table.getArray();
    if (longer.isEmpty()) {
      return own;
    }
    return more.isPresent()
        ? longer.get().applyIn(scope, own, moreRows(own, more.get()))
        : longer.get().applyIn(scope, own);
  }

  private synchronized NDArray moreRows(NDArray own, float[] values) {
    if (moreRows == null) {
      long hidden = own.getShape().get(2);
      moreRows =
          longer
              .orElseThrow()
              .manager(own.getDevice())
              .create(FloatBuffer.wrap(values), new Shape(1, values.length / hidden, hidden));
    }
    return moreRows;
  }

  @Override
  public void close() {
    longer.ifPresent(TorchOp::close);
  }
}
