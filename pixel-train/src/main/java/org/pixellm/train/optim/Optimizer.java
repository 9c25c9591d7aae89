// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.optim;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.pixellm.model.torch.TorchOp;
import org.pixellm.train.config.OptimizerConfig;

/**
 * AdamW with decoupled weight decay (Loshchilov and Hutter 2019), equal to PyTorch's, or Muon for
 * the matrices inside layers and AdamW for the rest; with clipping by the global norm before, and
 * an average of the weights after it if one is wanted.
 *
 * <p>Gradients are read twice: once for their norm and once by the update, which also scales them.
 * State can be taken out and put back, so a run can go on exactly. Used by one thread.
 */
public final class Optimizer implements AutoCloseable {
  private final double maxGradientNorm;
  private final NDManager manager;
  private final NDList arrays = new NDList();
  private final List<UpdateRule> rules = new ArrayList<>();
  private final Map<String, NDArray> moments = new LinkedHashMap<>();
  private final TorchOp norm =
      new TorchOp(
          "global_norm",
          """
          def forward(self, g: List[Tensor]) -> Tensor:
            return torch.linalg_vector_norm(torch.stack(torch._foreach_norm(g, 2)))
          """);
  private final Optional<WeightAverage> average;
  private long steps;

  /**
   * An optimiser that keeps no average, with empty moments. Turns gradients on for every trained
   * parameter.
   *
   * @param parameters by checkpoint name, with values; those that are not trained are left alone
   * @param parent of the moments' manager
   */
  public Optimizer(OptimizerConfig config, Map<String, Parameter> parameters, NDManager parent) {
    this(config, 0, parameters, parent);
  }

  /**
   * An optimiser that also keeps an average.
   *
   * @param averageDecay decay of the average of weights, below 1; 0 for none
   */
  public Optimizer(
      OptimizerConfig config,
      double averageDecay,
      Map<String, Parameter> parameters,
      NDManager parent) {
    this(config, averageDecay, RateFactors.EQUAL, parameters, parent);
  }

  /**
   * An optimiser whose parameters learn at rates of their own.
   *
   * @param averageDecay decay of the average of weights, below 1; 0 for none
   * @param factors what each parameter's rate is of the step's
   */
  public Optimizer(
      OptimizerConfig config,
      double averageDecay,
      RateFactors factors,
      Map<String, Parameter> parameters,
      NDManager parent) {
    this(
        config,
        averageDecay,
        factors,
        parameters,
        parent,
        UpdateScript.forEngine(Engine.getEngine("PyTorch").getVersion()));
  }

  Optimizer(
      OptimizerConfig config,
      double averageDecay,
      Map<String, Parameter> parameters,
      NDManager parent,
      UpdateScript script) {
    this(config, averageDecay, RateFactors.EQUAL, parameters, parent, script);
  }

  private Optimizer(
      OptimizerConfig config,
      double averageDecay,
      RateFactors factors,
      Map<String, Parameter> parameters,
      NDManager parent,
      UpdateScript script) {
    this.maxGradientNorm = config.maxGradientNorm();
    this.manager = parent.newSubManager();
    List<TrainedParameter> trained = new ArrayList<>();
    parameters.forEach(
        (name, parameter) -> {
          if (parameter.requiresGradient()) {
            parameter.getArray().setRequiresGradient(true);
            arrays.add(parameter.getArray());
            trained.add(new TrainedParameter(name, parameter));
          }
        });
    Set<Double> rates = new TreeSet<>();
    trained.forEach(parameter -> rates.add(factors.of(parameter.name())));
    for (double rate : rates) {
      addRules(config, rate, p -> factors.of(p.name()) == rate, trained, script);
    }
    rules.forEach(rule -> moments.putAll(rule.moments()));
    this.average =
        averageDecay == 0
            ? Optional.empty()
            : Optional.of(new WeightAverage(averageDecay, trained, manager));
    average.ifPresent(kept -> moments.putAll(kept.named()));
  }

  /** Adds rules for the parameters of one rate. */
  private void addRules(
      OptimizerConfig config,
      double rate,
      Members.Choice ofThisRate,
      List<TrainedParameter> trained,
      UpdateScript script) {
    boolean muon = config.kind() == OptimizerConfig.Kind.MUON;
    Members matrices =
        Members.of(trained, p -> ofThisRate.includes(p) && muon && MuonRule.follows(p));
    if (!matrices.isEmpty()) {
      add(rate, new MuonRule(matrices, config.muon(), config.weightDecay(), manager));
    }
    for (boolean decay : new boolean[] {true, false}) {
      Members members =
          Members.of(
              trained,
              p -> ofThisRate.includes(p) && p.decays() == decay && !(muon && MuonRule.follows(p)));
      if (!members.isEmpty()) {
        String source = script.source(config, decay ? config.weightDecay() : 0);
        add(rate, new AdamWRule(members, source, manager));
      }
    }
  }

  private void add(double rate, UpdateRule rule) {
    rules.add(rate == 1 ? rule : new SlowedRule(rate, rule));
  }

  /** The arrays that are trained, in the order in which {@link #step} wants their gradients. */
  public NDList parameters() {
    return new NDList(arrays);
  }

  /**
   * Updates all parameters. With a gradient that is not finite nothing is updated, and the count of
   * steps stays.
   *
   * @param learningRate rate of this step
   * @param gradients one array a parameter, of its shape; they may be overwritten
   * @param divisor gradients are divided by it first, for example by the number of things that
   *     their losses were summed over
   * @return the global L2 norm of the divided gradients, before clipping; not finite if a gradient
   *     is not
   */
  public double step(double learningRate, NDList gradients, double divisor) {
    try (NDManager scope = manager.newSubManager()) {
      double raw = this.norm.run(scope, List.of(gradients)).singletonOrThrow().getFloat();
      double norm = raw / divisor;
      if (Double.isFinite(norm)) {
        steps++;
        UpdateRule.Update update =
            new UpdateRule.Update(scope, learningRate, steps, divisor / clipFactor(norm));
        rules.forEach(rule -> rule.apply(gradients, update));
        average.ifPresent(kept -> kept.update(steps));
      }
      return norm;
    }
  }

  /** Does something with the average's values in the parameters, or as they are without one. */
  public void withAverage(Runnable work) {
    average.ifPresentOrElse(kept -> kept.during(work), work);
  }

  /** PyTorch's clipping: never scales up, 1e-6 added to the norm. */
  private double clipFactor(double norm) {
    return maxGradientNorm == 0 ? 1 : Math.min(1, maxGradientNorm / (norm + 1e-6));
  }

  /** Updates done. */
  public long steps() {
    return steps;
  }

  /**
   * The moments by name, each of its parameter's shape: {@code <parameter>.exp_avg} and {@code
   * <parameter>.exp_avg_sq}, {@code <parameter>.momentum} of what follows Muon, and {@code
   * <parameter>.average}. These are the arrays that updates change, not copies.
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
    rules.forEach(UpdateRule::close);
    average.ifPresent(WeightAverage::close);
  }
}
