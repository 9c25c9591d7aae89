// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.Objective;
import org.pixellm.train.config.RunConfig;

class StepTimerTest {
  @TempDir Path folder;

  private final StepTimer timer = TinyRun.injector(TinyRun.nobody()).getInstance(StepTimer.class);

  private RunConfig config(String... settings) {
    return new TinyRun(folder, List.of(settings)).config(folder.resolve("run"));
  }

  /** Remembers the arrays of the models that were made before the one that is being made. */
  private static final class Witness implements UnaryOperator<Objective> {
    private final List<NDArray> arrays = new ArrayList<>();
    private Objective last;

    @Override
    public Objective apply(Objective objective) {
      if (last != null) {
        last.parameters().values().stream().map(Parameter::getArray).forEach(arrays::add);
      }
      last = objective;
      return objective;
    }
  }

  /** With three devices arrays of the model and of the first copy are known. */
  @Test
  void whatCannotBeginLeavesNoModelBehind() {
    Witness witness = new Witness();
    RunConfig config = config("training.device=cpu:3", "training.batch_size=2");
    PixelException e = assertThrows(PixelException.class, () -> timer.open(config, witness));
    assertTrue(e.getMessage().startsWith("training.batch_size is 2, less than"), e.getMessage());
    assertFalse(witness.arrays.isEmpty());
    for (NDArray array : witness.arrays) {
      assertThrows(IllegalStateException.class, array::toFloatArray);
    }
  }

  @Test
  void aCopyThatCannotBeMadeLeavesNoModelBehind() {
    Witness witness = new Witness();
    UnaryOperator<Objective> failing =
        objective -> {
          witness.apply(objective);
          if (!witness.arrays.isEmpty()) {
            throw new PixelException("no more");
          }
          return objective;
        };
    RunConfig config = config("training.device=cpu:2");
    PixelException e = assertThrows(PixelException.class, () -> timer.open(config, failing));
    assertEquals("no more", e.getMessage());
    assertFalse(witness.arrays.isEmpty());
    for (NDArray array : witness.arrays) {
      assertThrows(IllegalStateException.class, array::toFloatArray);
    }
  }
}
