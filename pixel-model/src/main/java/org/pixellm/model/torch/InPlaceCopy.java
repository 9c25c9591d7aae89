// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;

/**
 * Overwrites the values of arrays in the engine's own memory, recording nothing. {@link
 * NDArray#set} would put the array on a buffer of Java's instead.
 */
public final class InPlaceCopy implements AutoCloseable {
  private final TorchOp op =
      new TorchOp(
          "copy",
          """
          def forward(self, target: Tensor, source: Tensor) -> Tensor:
            return torch.copy_(target, source)
          """);

  private final TorchOp all =
      new TorchOp(
          "copy_all",
          """
          def forward(self, targets: List[Tensor], sources: List[Tensor], any: Tensor) -> Tensor:
            for i in range(torch.len(targets)):
              _0 = torch.copy_(targets[i], sources[i])
            return any
          """);

  /**
   * Gives arrays the values of others, which may be on another device.
   *
   * @param targets each of the shape of its source; may ask for gradients
   */
  public void copyAll(NDList targets, NDList sources) {
    NDArray any = targets.get(0);
    GradientMode.off(() -> all.run(any.getManager(), List.of(targets, sources), any)).close();
  }

  /**
   * Gives an array the values of another.
   *
   * @param target of the same shape as {@code source}; may ask for gradients
   */
  public void copy(NDArray target, NDArray source) {
    target.setName(null); // DJL reads a dotted name as a key into a dictionary
    source.setName(null);
    op.run(new NDList(target, source)).close();
  }

  @Override
  public void close() {
    op.close();
    all.close();
  }
}
