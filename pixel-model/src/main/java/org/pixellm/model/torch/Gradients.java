// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gradients as values: arrays of their own, which whoever asked for them may change and closes.
 * Nothing is added to a parameter, so nothing has to be zeroed, and several threads can work on
 * graphs over the same parameters at once.
 *
 * <p>Where a network adds two parameters, autograd gives both the same array. Which do is looked at
 * in the first call, and these are copied in all: an instance is for one network.
 */
public final class Gradients implements AutoCloseable {
  private final TorchOp grad =
      new TorchOp(
          "gradients",
          """
          def forward(self, loss: List[Tensor], p: List[Tensor], weight: Tensor) -> List[Tensor]:
            weights = annotate(List[Optional[Tensor]], [])
            _0 = torch.append(weights, torch.clone(weight))
            found = torch.grad(loss, p, weights, False, False, True)
            gradients = annotate(List[Tensor], [])
            for i in range(torch.len(p)):
              g = found[i]
              if torch.__is__(g, None):
                _1 = torch.append(gradients, torch.zeros_like(p[i]))
              else:
                _2 = torch.append(gradients, torch.contiguous(unchecked_cast(Tensor, g)))
            return gradients
          """);
  private final TorchOp back =
      new TorchOp(
          "back",
          """
          def forward(self, y: List[Tensor], p: List[Tensor], sum: List[Tensor], g: Tensor) -> List[Tensor]:
            weights = annotate(List[Optional[Tensor]], [])
            _0 = torch.append(weights, g)
            found = torch.grad(y, p, weights, False, False, True)
            rest = annotate(List[Tensor], [])
            for i in range(torch.len(p)):
              more = found[i]
              if torch.__isnot__(more, None):
                if i < torch.len(sum):
                  _1 = torch.add_(sum[i], unchecked_cast(Tensor, more))
                else:
                  _2 = torch.append(rest, torch.contiguous(unchecked_cast(Tensor, more)))
            return rest
          """);
  private final TorchOp aliases =
      new TorchOp(
          "aliases",
          """
          def forward(self, g: List[Tensor]) -> Tensor:
            found = torch.zeros([torch.len(g)], dtype=4)
            for i in range(torch.len(g)):
              for j in range(i):
                if torch.is_set_to(g[i], g[j]):
                  _0 = torch.fill_(torch.select(found, 0, i), 1)
            return found
          """);
  private final TorchOp add =
      new TorchOp(
          "add",
          """
          def forward(self, sum: List[Tensor], more: List[Tensor], any: Tensor) -> Tensor:
            torch._foreach_add_(sum, more)
            return any
          """);
  private volatile int[] copied;

  /**
   * The gradients of a loss. Runs the backward pass, which frees the graph.
   *
   * @param manager owns the gradients
   * @param loss scalar float32, recorded
   * @param weight the gradients are multiplied by it
   * @param parameters arrays that ask for gradients; zeros for one that the loss does not depend on
   * @return one array a parameter, of its shape
   */
  public NDList of(NDManager manager, NDArray loss, double weight, NDList parameters) {
    NDList gradients;
    try (NDArray factor = manager.create((float) weight)) {
      gradients = grad.run(manager, List.of(new NDList(loss), parameters), factor);
    }
    for (int index : copied(manager, gradients)) {
      NDArray shared = gradients.get(index);
      gradients.set(index, shared.duplicate());
      shared.close();
    }
    return gradients;
  }

  /**
   * The gradients of a loss whose network had some of its parts checkpointed: these are computed
   * again, the last first, and are gone from {@code checkpoints} afterwards.
   */
  public NDList of(
      NDManager manager, NDArray loss, double weight, NDList parameters, Checkpoints checkpoints) {
    if (checkpoints.isEmpty()) {
      return of(manager, loss, weight, parameters);
    }
    NDList gradients = of(manager, loss, weight, with(parameters, checkpoints.last().result()));
    NDArray flowing = gradients.remove(gradients.size() - 1);
    while (!checkpoints.isEmpty()) {
      Checkpoints.Segment segment = checkpoints.removeLast();
      // What the part read may be made of the result of the part before.
      NDList inputs =
          checkpoints.isEmpty() ? parameters : with(parameters, checkpoints.last().result());
      NDArray again = segment.again();
      NDList before = back.run(manager, List.of(new NDList(again), inputs, gradients), flowing);
      again.close();
      flowing.close();
      if (!checkpoints.isEmpty()) {
        flowing = before.singletonOrThrow();
      }
    }
    return gradients;
  }

  /**
   * Copies gradients to where a manager's arrays are, and closes them.
   *
   * @return the copies, in the same order
   */
  public NDList moveTo(NDManager manager, NDList gradients) {
    NDList moved = new NDList(gradients.size());
    for (NDArray gradient : gradients) {
      NDArray copy = gradient.toDevice(manager.getDevice(), true);
      copy.attach(manager);
      moved.add(copy);
    }
    gradients.close();
    return moved;
  }

  private static NDList with(NDList parameters, NDArray last) {
    NDList all = new NDList(parameters);
    all.add(last);
    return all;
  }

  private int[] copied(NDManager manager, NDList gradients) {
    int[] known = copied;
    if (known == null) {
      try (NDArray found = aliases.run(manager, List.of(gradients)).singletonOrThrow()) {
        long[] flags = found.toLongArray();
        known = IntStream.range(0, flags.length).filter(i -> flags[i] != 0).toArray();
      }
      copied = known;
    }
    return known;
  }

  /** Adds gradients to others, in place. */
  public void add(NDList sum, NDList more) {
    NDArray any = sum.get(0);
    add.run(any.getManager(), List.of(sum, more), any).close();
  }

  @Override
  public void close() {
    grad.close();
    back.close();
    aliases.close();
    add.close();
  }
}
