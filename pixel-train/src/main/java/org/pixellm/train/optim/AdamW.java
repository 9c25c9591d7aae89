// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.optim;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.model.torch.TorchOp;
import org.pixellm.train.config.OptimizerConfig;

/**
 * AdamW with decoupled weight decay (Loshchilov and Hutter 2019), equal to PyTorch's, with clipping
 * by the global norm before it. One fused native call a group of parameters where the engine has
 * it.
 *
 * <p>State can be taken out and put back, so a run can go on exactly. Used by one thread.
 */
public final class AdamW implements AutoCloseable {
  private final OptimizerConfig config;
  private final NDManager manager;
  private final List<Group> groups = new ArrayList<>();
  private final Map<String, NDArray> moments = new LinkedHashMap<>();
  private final TorchOp norm;
  private final TorchOp scale;
  private final TorchOp zero;
  private long steps;

  private record Group(
      List<Parameter> parameters, List<NDArray> first, List<NDArray> second, TorchOp update) {}

  /**
   * An optimiser with empty moments. Turns gradients on for every trained parameter.
   *
   * @param parameters by checkpoint name, with values; those that are not trained are left alone
   */
  public AdamW(OptimizerConfig config, Map<String, Parameter> parameters, NDManager parent) {
    this(
        config,
        parameters,
        parent,
        UpdateScript.forEngine(Engine.getEngine("PyTorch").getVersion()));
  }

  AdamW(
      OptimizerConfig config,
      Map<String, Parameter> parameters,
      NDManager parent,
      UpdateScript script) {
    this.config = config;
    this.manager = parent.newSubManager();
    for (boolean decay : new boolean[] {true, false}) {
      Map<String, Parameter> members = new LinkedHashMap<>();
      parameters.forEach(
          (name, parameter) -> {
            if (parameter.requiresGradient() && DecayGroups.decays(name, parameter) == decay) {
              members.put(name, parameter);
            }
          });
      if (!members.isEmpty()) {
        double weightDecay = decay ? config.weightDecay() : 0;
        groups.add(group(members, new TorchOp("adamw", script.source(config, weightDecay))));
      }
    }
    this.norm =
        new TorchOp(
            "global_norm",
            """
            def forward(self, g: List[Tensor]) -> Tensor:
              norms = torch._foreach_norm(g, 2)
              return torch.linalg_vector_norm(torch.stack(norms))
            """);
    this.scale =
        new TorchOp(
            "scale",
            """
            def forward(self, g: List[Tensor], factor: Tensor) -> Tensor:
              torch._foreach_mul_(g, float(factor))
              return factor
            """);
    this.zero =
        new TorchOp(
            "zero",
            """
            def forward(self, g: List[Tensor]) -> Tensor:
              torch._foreach_zero_(g)
              return torch.select(torch.reshape(g[0], [-1]), 0, 0)
            """);
  }

  private Group group(Map<String, Parameter> members, TorchOp update) {
    List<NDArray> first = new ArrayList<>();
    List<NDArray> second = new ArrayList<>();
    members.forEach(
        (name, parameter) -> {
          NDArray value = parameter.getArray();
          value.setRequiresGradient(true);
          NDArray m = manager.zeros(value.getShape(), DataType.FLOAT32);
          NDArray v = manager.zeros(value.getShape(), DataType.FLOAT32);
          first.add(m);
          second.add(v);
          moments.put(name + ".exp_avg", m);
          moments.put(name + ".exp_avg_sq", v);
        });
    return new Group(List.copyOf(members.values()), first, second, update);
  }

  /**
   * Updates all parameters from their gradients, then sets the gradients to zero. With a gradient
   * that is not finite nothing is updated, and the count of steps stays.
   *
   * @param learningRate rate of this step
   * @param gradientScale factor on the gradients, for example one over the number of accumulated
   *     batches
   * @return the global L2 norm of the scaled gradients, before clipping; not finite if a gradient
   *     is not
   */
  public double step(double learningRate, double gradientScale) {
    try (NDManager scope = manager.newSubManager()) {
      NDList gradients = gradients(scope);
      float raw = norm.run(named(gradients, "g")).singletonOrThrow().getFloat();
      double norm = raw * gradientScale;
      if (Double.isFinite(norm)) {
        double factor = gradientScale * clipFactor(norm);
        if (factor != 1) {
          NDList inputs = named(gradients, "g");
          inputs.add(scope.create((float) factor));
          scale.run(inputs);
        }
        steps++;
        update(scope, learningRate);
      }
      zero.run(named(gradients, "g"));
      return norm;
    }
  }

  /** Sets all gradients to zero. */
  public void clearGradients() {
    try (NDManager scope = manager.newSubManager()) {
      zero.run(named(gradients(scope), "g"));
    }
  }

  /** PyTorch's clipping: never scales up, 1e-6 added to the norm. */
  private double clipFactor(double norm) {
    double limit = config.maxGradientNorm();
    return limit == 0 ? 1 : Math.min(1, limit / (norm + 1e-6));
  }

  private void update(NDManager scope, double learningRate) {
    for (Group group : groups) {
      NDList inputs = new NDList();
      for (int i = 0; i < group.parameters().size(); i++) {
        add(inputs, group.parameters().get(i).getArray(), "p[]");
      }
      for (Parameter parameter : group.parameters()) {
        add(inputs, attached(parameter.getArray().getGradient(), scope), "g[]");
      }
      group.first().forEach(m -> add(inputs, m, "m[]"));
      group.second().forEach(v -> add(inputs, v, "v[]"));
      inputs.add(scope.create(learningRate));
      inputs.add(scope.create((double) steps));
      attached(group.update().run(inputs).singletonOrThrow(), scope);
    }
  }

  private NDList gradients(NDManager scope) {
    NDList gradients = new NDList();
    for (Group group : groups) {
      for (Parameter parameter : group.parameters()) {
        gradients.add(attached(parameter.getArray().getGradient(), scope));
      }
    }
    return gradients;
  }

  private static NDArray attached(NDArray array, NDManager scope) {
    array.attach(scope);
    return array;
  }

  private static NDList named(NDList arrays, String name) {
    NDList list = new NDList();
    arrays.forEach(array -> add(list, array, name + "[]"));
    return list;
  }

  private static void add(NDList list, NDArray array, String name) {
    array.setName(name);
    list.add(array);
  }

  /** Updates done. */
  public long steps() {
    return steps;
  }

  /**
   * The moments by name: {@code <parameter>.exp_avg} and {@code <parameter>.exp_avg_sq}, each of
   * the parameter's shape. These are the arrays that updates change, not copies.
   */
  public Map<String, NDArray> moments() {
    return Map.copyOf(moments);
  }

  /**
   * Says how many updates the moments, which the caller has filled, have seen.
   *
   * @param done updates done
   */
  public void restoreSteps(long done) {
    this.steps = done;
  }

  @Override
  public void close() {
    manager.close();
    norm.close();
    scale.close();
    zero.close();
    groups.forEach(group -> group.update().close());
  }
}
