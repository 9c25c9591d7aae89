// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pixellm.model.torch.InPlaceCopy;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.train.config.OptimizerConfig;
import org.pixellm.train.config.ScheduleConfig;
import org.pixellm.train.config.TrainingConfig;
import org.pixellm.train.engine.TorchEngine;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.optim.LearningRate;
import org.pixellm.train.optim.Optimizer;
import org.pixellm.train.random.RandomSource;

class TrainingStepTest {
  private static final int VALUES = 6;
  private static final TrainingConfig TRAINING =
      TrainingConfig.defaults().withSteps(10).withWorkers(1);
  private static final float[] START = {0.4f, -0.3f, 0.1f, 0.2f, -0.5f, 0.3f};

  private final Engine engine = TorchEngine.start(1);
  private final PixelModel model =
      new PixelModel(
          "none", new LeastSquares.NoBackbone(), "least-squares", new LeastSquares(VALUES));
  private Optimizer optimizer;

  @AfterEach
  void close() {
    if (optimizer != null) {
      optimizer.close();
    }
    model.close();
  }

  private TrainingStep<PatchBatch> step() {
    return step(new PretrainedNetwork(model));
  }

  private TrainingStep<PatchBatch> step(TrainedNetwork<PatchBatch> network) {
    model.initialize(new SplittableRandom(1));
    setWeights(START);
    if (optimizer != null) {
      optimizer.close();
    }
    OptimizerConfig config = new OptimizerConfig(0.01, 0.9, 0.95, 1e-8, 0.05, 1);
    optimizer = new Optimizer(config, model.parameters(), model.manager());
    LearningRate rate =
        new LearningRate(new ScheduleConfig(ScheduleConfig.Shape.CONSTANT, 0, 0), 0.01, 10);
    return new TrainingStep<>(
        Replicas.none(network),
        optimizer,
        rate,
        new RandomSource(4),
        engine,
        Workers.inTurn(),
        StepPlan.of(TRAINING));
  }

  private NDArray array() {
    return model.parameters().get("w.weight").getArray();
  }

  private float[] weights() {
    return array().toFloatArray();
  }

  private void setWeights(float[] values) {
    try (NDManager scope = model.manager().newSubManager();
        InPlaceCopy copier = new InPlaceCopy()) {
      copier.copy(array(), scope.create(FloatBuffer.wrap(values), new Shape(VALUES)));
    }
  }

  private static PatchBatch batch(int from, int to) {
    byte[] pixels = new byte[8 * VALUES];
    new SplittableRandom(9).nextBytes(pixels);
    int[] lengths = new int[to - from];
    Arrays.fill(lengths, 1);
    return new PatchBatch(
        Arrays.copyOfRange(pixels, from * VALUES, to * VALUES), lengths, 1, VALUES);
  }

  @Test
  void twoHalvesAccumulatedAreOneWhole() {
    TrainingStep<PatchBatch> step = step();
    TrainingStep.Outcome whole = step.run(0, List.of(batch(0, 8)));
    step.run(1, List.of(batch(0, 8)));
    float[] expected = weights();
    step = step();
    TrainingStep.Outcome halves = step.run(0, List.of(batch(0, 4), batch(4, 8)));
    step.run(1, List.of(batch(0, 4), batch(4, 8)));
    assertArrayEquals(expected, weights(), 1e-6f);
    assertEquals(whole.loss(), halves.loss(), 1e-6);
    assertEquals(whole.gradientNorm(), halves.gradientNorm(), 1e-6);
    assertFalse(Arrays.equals(START, expected), "the weights moved");
  }

  @Test
  void aLossThatIsNotFiniteChangesNothing() {
    TrainingStep<PatchBatch> step = step();
    step.run(0, List.of(batch(0, 8)));
    float[] good = weights();
    float[] moments = optimizer.moments().get("w.weight.exp_avg").toFloatArray();
    float[] bad = good.clone();
    bad[2] = Float.NaN;
    setWeights(bad);
    TrainingStep.Outcome outcome = step.run(1, List.of(batch(0, 4), batch(4, 8)));
    assertFalse(outcome.updated());
    assertArrayEquals(bad, weights());
    assertArrayEquals(moments, optimizer.moments().get("w.weight.exp_avg").toFloatArray());
    assertEquals(1, optimizer.steps());
    setWeights(good);
    assertTrue(step.run(2, List.of(batch(0, 8))).updated());
    assertEquals(2, optimizer.steps());
  }

  /** Batches in which nothing is labelled: a network may find nothing to take a mean of. */
  private record NothingToLearn(TrainedNetwork<PatchBatch> network)
      implements TrainedNetwork<PatchBatch> {
    @Override
    public NDManager manager() {
      return network.manager();
    }

    @Override
    public Map<String, Parameter> parameters() {
      return network.parameters();
    }

    @Override
    public LossTerms loss(PatchBatch batch, StepContext context) {
      return new LossTerms(context.manager().create(0f), 0);
    }

    @Override
    public List<PatchBatch> cut(PatchBatch batch, int most) {
      return network.cut(batch, most);
    }
  }

  @Test
  void aStepWithNothingToLearnChangesNothingAndSaysSo() {
    TrainingStep<PatchBatch> step = step(new NothingToLearn(new PretrainedNetwork(model)));
    TrainingStep.Outcome outcome = step.run(0, List.of(batch(0, 4), batch(4, 8)));
    assertTrue(outcome.ofNothing());
    assertFalse(outcome.updated());
    assertArrayEquals(START, weights());
    assertEquals(0, optimizer.steps());
    assertFalse(step().run(0, List.of(batch(0, 8))).ofNothing());
  }

  /** One batch of a step is bad, after a good one: the good one's gradients must go, too. */
  @Test
  void aStepWithOneBadBatchIsLeftOutAsAWhole() {
    TrainingStep<PatchBatch> step = step();
    byte[] ink = {90, 10, 40, 80, 20, 0};
    PatchBatch good = new PatchBatch(ink.clone(), new int[] {1}, 1, VALUES);
    ink[VALUES - 1] = 100;
    PatchBatch bad = new PatchBatch(ink, new int[] {1}, 1, VALUES);
    float[] huge = START.clone();
    huge[VALUES - 1] = 3e38f; // finite where the good batch has a zero, too much for the bad one
    setWeights(huge);
    TrainingStep.Outcome outcome = step.run(0, List.of(good, bad));
    assertFalse(outcome.updated());
    assertArrayEquals(huge, weights());
  }

  @Test
  void fiftyStepsLeaveNoArrayBehind() {
    TrainingStep<PatchBatch> step = step();
    BaseNDManager manager = (BaseNDManager) model.manager();
    step.run(0, List.of(batch(0, 4), batch(4, 8)));
    int before = manager.getManagedArrays().size();
    for (int i = 1; i <= 50; i++) {
      step.run(i, List.of(batch(0, 4), batch(4, 8)));
    }
    assertEquals(before, manager.getManagedArrays().size());
  }
}
