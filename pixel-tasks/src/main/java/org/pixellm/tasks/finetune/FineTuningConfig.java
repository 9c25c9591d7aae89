// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.util.HashSet;
import java.util.List;
import org.pixellm.plugins.Help;
import org.pixellm.train.config.OptimizerConfig;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.config.ScheduleConfig;

/**
 * Everything that describes a fine-tuning run.
 *
 * @param model directory of the model to begin with, or {@link #NO_MODEL}
 * @param weights what its encoder begins with
 * @param output folder the run writes to
 * @param seeds one training each
 * @param renderer what draws text; a model of a directory has its own
 * @param layout where on the patch grid text goes; likewise
 * @param backbone the encoder; likewise
 * @param head turns states into predictions of the task
 * @param metric scores them
 * @param data what is read
 * @param training how long, how much at once, how often to look
 * @param optimizer how weights follow gradients
 * @param schedule the learning rate over the run
 * @param guard what is done about a training that learns nothing
 * @param listeners who follows the run
 */
public record FineTuningConfig(
    @Help("directory of a pretrained model; none: the renderer, layout and backbone named here")
        String model,
    @Help("what the encoder begins with: pretrained, or fresh to see what pretraining is worth")
        Weights weights,
    @Help("folder the run writes to") String output,
    @Help("one training each; scores are told with mean and standard deviation") List<Long> seeds,
    @Help("what draws text, if model is none") PluginChoice renderer,
    @Help("where on the patch grid text goes, if model is none") PluginChoice layout,
    @Help("the encoder, if model is none") PluginChoice backbone,
    @Help("turns states into predictions of the task") PluginChoice head,
    @Help("scores predictions") PluginChoice metric,
    @Help("what is read") TaskDataConfig data,
    @Help("how long, how much at once, how often to look") TaskTrainingConfig training,
    @Help("how weights follow gradients") OptimizerConfig optimizer,
    @Help("the learning rate over the run") ScheduleConfig schedule,
    @Help("what is done about a training that learns nothing") GuardConfig guard,
    @Help("who follows the run") List<PluginChoice> listeners) {

  /** In place of a directory: a model with fresh values, as the configuration describes it. */
  public static final String NO_MODEL = "none";

  /** What an encoder begins with. */
  public enum Weights {
    /** The values of the model's directory. */
    PRETRAINED,
    /** Fresh values: the baseline of the same architecture without pretraining. */
    FRESH
  }

  /** Copies the lists and checks what needs no file. */
  public FineTuningConfig {
    seeds = List.copyOf(seeds);
    listeners = List.copyOf(listeners);
    if (model.isBlank()) {
      throw new IllegalArgumentException(
          "model must name a model's directory, or be " + NO_MODEL + " to begin with fresh values");
    }
    if (output.isBlank()) {
      throw new IllegalArgumentException("output must name a folder");
    }
    if (seeds.isEmpty() || new HashSet<>(seeds).size() != seeds.size()) {
      throw new IllegalArgumentException(
          "seeds must be at least one number, each once, not " + seeds);
    }
    if (schedule.minLearningRate() > optimizer.learningRate()) {
      throw new IllegalArgumentException(
          "schedule.min_learning_rate (%s) must not be above optimizer.learning_rate (%s)"
              .formatted(schedule.minLearningRate(), optimizer.learningRate()));
    }
  }

  /** The same with other training settings. */
  FineTuningConfig withTraining(TaskTrainingConfig changed) {
    return new FineTuningConfig(
        model, weights, output, seeds, renderer, layout, backbone, head, metric, data, changed,
        optimizer, schedule, guard, listeners);
  }

  /** Whether the run begins without a model's directory. */
  public boolean withoutModel() {
    return model.equals(NO_MODEL);
  }

  /**
   * The configuration of a user who wrote none: everything set but the files and what the task is.
   * Optimiser and schedule are the original's (Rust et al. 2023): AdamW without decay, clipping at
   * 1, a warm-up of 100 steps and a straight line down to 0.
   */
  public static FineTuningConfig defaults() {
    return new FineTuningConfig(
        NO_MODEL,
        Weights.PRETRAINED,
        "runs/finetune",
        List.of(42L),
        PluginChoice.named("awt"),
        PluginChoice.named("continuous"),
        PluginChoice.named("pixel"),
        PluginChoice.named("token-classification"),
        PluginChoice.named("tag-accuracy"),
        TaskDataConfig.defaults(),
        TaskTrainingConfig.defaults(),
        new OptimizerConfig(5e-4, 0.9, 0.999, 1e-8, 0, 1),
        new ScheduleConfig(ScheduleConfig.Shape.LINEAR, 100, 0),
        GuardConfig.defaults(),
        List.of(
            PluginChoice.named("console"),
            PluginChoice.named("jsonl"),
            PluginChoice.named("loss-plot")));
  }
}
