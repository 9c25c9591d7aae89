// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.run;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Follows a run. Called on the training thread, in order; an exception stops the run. Every method
 * does nothing unless overridden.
 */
public interface RunListener extends AutoCloseable {

  /** The run begins, or goes on after {@link RunStart#firstStep()} steps. */
  default void onStart(RunStart event) {}

  /** An optimiser step was done. */
  default void onStep(StepEnd event) {}

  /** The model was measured on held-out data. */
  default void onEvaluation(Evaluation event) {}

  /** A checkpoint is safe on disk. */
  default void onCheckpoint(CheckpointSaved event) {}

  /** A training that learns nothing is given up, and begun again with another seed or rate. */
  default void onRestart(Restart event) {}

  /** All steps are done and the model is saved. Not called for a run that failed. */
  default void onEnd(RunEnd event) {}

  /** Releases what the listener holds, at the end of any run, failed ones too. */
  @Override
  default void close() {}

  /**
   * The run begins.
   *
   * @param output the run's folder
   * @param firstStep steps done before, 0 for a fresh run
   * @param totalSteps steps of the whole run
   * @param parameters trained values of the model
   */
  record RunStart(Path output, long firstStep, long totalSteps, long parameters) {}

  /**
   * A step was done.
   *
   * @param step steps done, from 1
   * @param loss mean training loss of the step
   * @param learningRate rate the step used
   * @param gradientNorm global L2 norm before clipping
   * @param patches real patches the step read
   * @param seconds wall time of the step
   * @param waitSeconds part of it spent waiting for data
   */
  record StepEnd(
      long step,
      double loss,
      double learningRate,
      double gradientNorm,
      long patches,
      double seconds,
      double waitSeconds) {}

  /**
   * A measurement on held-out data.
   *
   * @param step steps done
   * @param scores by name, for example {@code loss}
   * @param best whether this is the best so far by the run's metric
   */
  record Evaluation(long step, Map<String, Double> scores, boolean best) {
    /** Copies the scores. */
    public Evaluation {
      scores = Map.copyOf(scores);
    }
  }

  /**
   * A checkpoint is safe on disk.
   *
   * @param step steps done
   * @param directory where it is
   */
  record CheckpointSaved(long step, Path directory) {}

  /**
   * A training is given up.
   *
   * @param step steps it had done
   * @param reason what showed that it learns nothing
   * @param seed of the training that takes its place
   * @param learningRate highest rate of that training
   */
  record Restart(long step, String reason, long seed, double learningRate) {}

  /**
   * All steps are done.
   *
   * @param step steps done
   * @param model the final model's directory
   * @param seconds wall time of this process's part of the run
   * @param characters code points of the run's training text that should leave ink
   * @param missing how many of them no font could draw, by script, the one with most first
   */
  record RunEnd(long step, Path model, double seconds, long characters, Map<String, Long> missing) {
    /** Copies the map, in its order. */
    public RunEnd {
      missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
    }
  }
}
