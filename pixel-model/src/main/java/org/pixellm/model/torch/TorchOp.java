// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.torch;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One operation written in TorchScript, computed on whichever device its arrays are. Several
 * threads may apply it at once, even to the same arrays; to {@link #run(NDList)} each must bring
 * its own, for it names them.
 *
 * <p>{@link #apply} records gradients when any input asks for them; {@link #run} never does and is
 * for work outside a graph, such as an optimiser's step. Several threads may apply one operation at
 * once. The engine's script optimiser, which each thread switches for itself, is off: it rewrites a
 * script after its first runs, and rounds differently then.
 */
public final class TorchOp implements AutoCloseable {
  private final String name;
  private final String forward;

  /** Null before the first use. */
  private volatile Compiled compiled;

  /** Whether a first call is over: DJL notes a block's shapes in it, in a list without a lock. */
  private volatile boolean ready;

  private record Compiled(Model model, Block block, ParameterStore noParameters) {}

  /**
   * An operation, compiled when it is first used: many are made together of which a command needs
   * few.
   *
   * @param name for messages
   * @param forward TorchScript source of {@code forward}, from {@code def} on. Numbers that the
   *     operation needs are written into the source
   */
  public TorchOp(String name, String forward) {
    this.name = name;
    this.forward = forward;
  }

  private Compiled compiled() {
    Compiled there = compiled;
    if (there == null) {
      synchronized (this) {
        there = compiled;
        if (there == null) {
          there = compile();
          compiled = there;
        }
      }
    }
    return there;
  }

  private Compiled compile() {
    Model model = Model.newInstance(name, Device.cpu(), "PyTorch"); // it holds no arrays
    try {
      model.load(new ByteArrayInputStream(ScriptArchive.pack(forward.indent(2))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedModelException e) {
      throw new IllegalArgumentException("script " + name + " does not compile", e);
    }
    return new Compiled(model, model.getBlock(), new ParameterStore(model.getNDManager(), false));
  }

  /** Applies the operation and returns its one result, attached to the first input's manager. */
  public NDArray apply(NDArray... inputs) {
    for (NDArray input : inputs) {
      input.setName(
          null); // DJL reads a dotted name, as parameters have, as a key into a dictionary
    }
    Compiled op = compiled();
    JniUtils.setGraphExecutorOptimize(false);
    NDList list = new NDList(inputs);
    if (!ready) {
      synchronized (this) {
        NDList first = op.block().forward(op.noParameters(), list, true, null);
        ready = true;
        return first.singletonOrThrow();
      }
    }
    return op.block().forward(op.noParameters(), list, true, null).singletonOrThrow();
  }

  /** Applies the operation to arrays with names, for its effect, recording nothing. */
  public NDList run(NDList inputs) {
    Compiled op = compiled();
    JniUtils.setGraphExecutorOptimize(false);
    return op.block().forward(op.noParameters(), inputs, false, null);
  }

  /**
   * Applies the operation to lists and arrays, recording nothing. Neither names the arrays nor
   * changes anything else about them, so several threads may hand over the same ones.
   *
   * @param manager owns the results
   * @param lists the script's first arguments, each a {@code List[Tensor]}
   * @param arrays its other arguments, each a {@code Tensor}
   */
  public NDList run(NDManager manager, List<NDList> lists, NDArray... arrays) {
    PtSymbolBlock block = (PtSymbolBlock) compiled().block();
    JniUtils.setGraphExecutorOptimize(false);
    List<IValue> arguments = new ArrayList<>(lists.size() + arrays.length);
    try {
      for (NDList list : lists) {
        arguments.add(
            IValue.listFrom(list.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new)));
      }
      for (NDArray array : arrays) {
        arguments.add(IValue.from((PtNDArray) array));
      }
      try (IValue result = IValueUtils.forward(block, arguments.toArray(IValue[]::new))) {
        return result.toNDList((PtNDManager) manager);
      }
    } finally {
      arguments.forEach(IValue::close);
    }
  }

  /** As {@link #apply(NDArray...)}, attaching the result to the given manager. */
  public NDArray applyIn(NDManager manager, NDArray... inputs) {
    NDArray result = apply(inputs);
    result.attach(manager);
    return result;
  }

  /**
   * A new manager that lives as long as the operation: for constants that its calls share.
   *
   * @param device where its arrays are
   */
  public NDManager manager(Device device) {
    return compiled().model().getNDManager().newSubManager(device);
  }

  @Override
  public synchronized void close() {
    if (compiled != null) {
      compiled.model().close();
    }
  }
}
