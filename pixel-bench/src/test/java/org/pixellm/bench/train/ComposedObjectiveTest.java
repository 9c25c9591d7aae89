// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.bench.Benches;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.config.RunConfigLoader;
import org.pixellm.train.run.StepRunner;
import org.pixellm.train.run.StepTimer;

class ComposedObjectiveTest {

  @ParameterizedTest
  @ValueSource(strings = {"rope", "sincos2d"})
  void learnsTheSameAsTheFastPath(String positions) {
    List<String> settings = new ArrayList<>(Benches.SMALLEST);
    settings.add("objective.masking=single");
    settings.add("backbone.positions=" + positions);
    settings.add("schedule.warmup_steps=0");
    settings.add("data.max_patches=30");
    RunConfig config = new RunConfigLoader().load(RunConfig.defaults(), settings);
    StepTimer timer = Benches.injector().getInstance(StepTimer.class);
    byte[] pixels = new byte[3 * 24 * 256];
    new Random(5).nextBytes(pixels);
    PatchBatch batch = new PatchBatch(pixels, new int[] {24, 9, 2}, 24, 256);
    try (StepRunner fast = timer.open(config, UnaryOperator.identity());
        StepRunner composed =
            timer.open(config, objective -> new ComposedObjective(objective, 30))) {
      for (int step = 0; step < 4; step++) {
        // From the second step on losses agree only if gradients did.
        assertEquals(fast.step(List.of(batch)).loss(), composed.step(List.of(batch)).loss(), 1e-5);
      }
    }
  }
}
