// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import java.util.List;
import org.pixellm.plugins.Help;

/**
 * Everything that describes a pretraining run.
 *
 * @param model directory of the model to go on from, or {@link #NO_MODEL}
 * @param seed source of all randomness of the run
 * @param output folder the run writes to
 * @param renderer what draws text
 * @param layout where on the patch grid text goes
 * @param backbone the encoder
 * @param objective what the model is trained to do
 * @param data what it reads
 * @param training how long, how much at once, how often to look
 * @param optimizer how weights follow gradients
 * @param schedule the learning rate over the run
 * @param listeners who follows the run
 */
public record RunConfig(
    @Help("directory of a model to go on from; none: begin with fresh values") String model,
    @Help("source of all randomness of the run") long seed,
    @Help("folder the run writes to") String output,
    @Help("what draws text") PluginChoice renderer,
    @Help("where on the patch grid text goes") PluginChoice layout,
    @Help("the encoder") PluginChoice backbone,
    @Help("what the model is trained to do") PluginChoice objective,
    @Help("what the model reads") DataConfig data,
    @Help("how long, how much at once, how often to look") TrainingConfig training,
    @Help("how weights follow gradients") OptimizerConfig optimizer,
    @Help("the learning rate over the run") ScheduleConfig schedule,
    @Help("who follows the run") List<PluginChoice> listeners) {

  /** In place of a directory: fresh values. */
  public static final String NO_MODEL = "none";

  /**
   * In place of a plug-in's name: that of the model, with its settings. What stands where nothing
   * else is written beside a model; the encoder cannot be another.
   */
  public static final String OF_MODEL = "of-model";

  /** Copies the list and checks what needs no file. */
  public RunConfig {
    listeners = List.copyOf(listeners);
    if (model.isBlank()) {
      throw new IllegalArgumentException(
          "model must name a model's directory, or be " + NO_MODEL + " to begin with fresh values");
    }
    if (output.isBlank()) {
      throw new IllegalArgumentException("output must name a folder");
    }
    if (schedule.minLearningRate() > optimizer.learningRate()) {
      throw new IllegalArgumentException(
          "schedule.min_learning_rate (%s) must not be above optimizer.learning_rate (%s)"
              .formatted(schedule.minLearningRate(), optimizer.learningRate()));
    }
  }

  /** The same of a run that begins with fresh values. */
  public RunConfig(
      long seed,
      String output,
      PluginChoice renderer,
      PluginChoice layout,
      PluginChoice backbone,
      PluginChoice objective,
      DataConfig data,
      TrainingConfig training,
      OptimizerConfig optimizer,
      ScheduleConfig schedule,
      List<PluginChoice> listeners) {
    this(
        NO_MODEL, seed, output, renderer, layout, backbone, objective, data, training, optimizer,
        schedule, listeners);
  }

  /** Whether the run goes on from a model. */
  public boolean hasModel() {
    return !model.equals(NO_MODEL);
  }

  /** The same with renderer, layout and encoder of the model, as far as none were chosen. */
  RunConfig ofModel() {
    RunConfig defaults = defaults();
    PluginChoice own = PluginChoice.named(OF_MODEL);
    return new RunConfig(
        model,
        seed,
        output,
        renderer.equals(defaults.renderer) ? own : renderer,
        layout.equals(defaults.layout) ? own : layout,
        backbone.equals(defaults.backbone) ? own : backbone,
        objective,
        data,
        training,
        optimizer,
        schedule,
        listeners);
  }

  /** The same with other training settings. */
  public RunConfig withTraining(TrainingConfig changed) {
    return new RunConfig(
        model, seed, output, renderer, layout, backbone, objective, data, changed, optimizer,
        schedule, listeners);
  }

  /** The configuration of a user who wrote none: everything set but {@code data.train}. */
  public static RunConfig defaults() {
    return new RunConfig(
        NO_MODEL,
        42,
        "runs/pretrain",
        PluginChoice.named("awt"),
        PluginChoice.named("continuous"),
        PluginChoice.named("pixel"),
        PluginChoice.named("masked-pixels"),
        DataConfig.defaults(),
        TrainingConfig.defaults(),
        OptimizerConfig.defaults(),
        ScheduleConfig.defaults(),
        List.of(
            PluginChoice.named("console"),
            PluginChoice.named("jsonl"),
            PluginChoice.named("loss-plot")));
  }
}
