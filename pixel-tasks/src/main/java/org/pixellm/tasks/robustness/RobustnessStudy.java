// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.tasks.evaluate.Scorer;
import org.pixellm.tasks.evaluate.TaskExamples;
import org.pixellm.tasks.model.OpenTask;
import org.pixellm.tasks.model.OpenTasks;
import org.pixellm.tasks.model.TaskDescription;
import org.pixellm.train.listen.ConsoleProgress;
import org.pixellm.train.model.RendererCheck;
import org.pixellm.train.plugins.PluginCreator;

/**
 * Measures fine-tuned models of one task on the same data under the same attacks, and writes a
 * report: a table with paired confidence intervals, curves over severity, and a page with what the
 * models saw.
 */
public final class RobustnessStudy {
  private final PluginCreator plugins;
  private final OpenTasks tasks;
  private final TaskExamples reading;
  private final RobustnessFiles files;

  /** A study with the given plug-ins. */
  @Inject
  public RobustnessStudy(
      PluginCreator plugins, OpenTasks tasks, TaskExamples reading, RobustnessFiles files) {
    this.plugins = plugins;
    this.tasks = tasks;
    this.reading = reading;
    this.files = files;
  }

  /**
   * Measures.
   *
   * @param check what is done if text is drawn otherwise here than where a model was trained
   * @throws PixelException if there is no such model, the models are not of one task, a file is
   *     wrong, or an example has no label
   */
  public RobustnessReport run(RobustnessOptions options, RendererCheck check) {
    Map<String, TextAttack> attacks = new LinkedHashMap<>();
    options.attacks().forEach((name, choice) -> attacks.put(name, plugins.attack(choice)));
    List<MeasuredModel> models = new ArrayList<>();
    try {
      for (NamedModel model : options.models()) {
        OpenTask task =
            tasks.open(model.directory(), s -> s, check, options.threads(), options.device());
        models.add(new MeasuredModel(model, task));
        requireOneTask(models.get(0), model, task.description());
      }
      return measure(options, attacks, models);
    } finally {
      models.forEach(MeasuredModel::close);
    }
  }

  private static void requireOneTask(
      MeasuredModel first, NamedModel model, TaskDescription description) {
    String metric = first.task().description().metric().name();
    if (!description.metric().name().equals(metric)) {
      throw new PixelException(
          "the models are not of one task: %s is scored by %s, and %s by %s"
              .formatted(
                  first.named().directory(),
                  metric,
                  model.directory(),
                  description.metric().name()));
    }
  }

  private RobustnessReport measure(
      RobustnessOptions options, Map<String, TextAttack> attacks, List<MeasuredModel> models) {
    TaskDescription description = models.get(0).task().description();
    Scorer scorer = new Scorer(description.metric().name(), plugins.metric(description.metric()));
    List<Example> clean =
        reading.read(
            options.reader().orElse(description.reader()),
            description.head(),
            options.files(),
            options.examples());
    scorer.requireGold(clean);
    List<String> leftOut = leaveOut(attacks, clean);
    Bootstrap bootstrap = new Bootstrap(clean.size(), options.resamples(), options.seed());
    AttackedExamples attacked = new AttackedExamples(clean, options.seed());
    ScoreTable table = new ScoreTable();
    List<ShownExample> shown = new ArrayList<>();
    int rounds = (1 + attacks.size() * options.severities().size()) * models.size();
    try (ConsoleProgress progress = ConsoleProgress.of("robustness", rounds)) {
      Round round = new Round(models, scorer, bootstrap, table, progress);
      round.measure(Condition.CLEAN, clean);
      attacks.forEach(
          (name, attack) -> {
            for (int severity : options.severities()) {
              Condition condition = new Condition(name, severity);
              List<Example> examples = attacked.attacked(name, attack, severity);
              Map<String, List<Object>> predictions = round.measure(condition, examples);
              if (severity == options.severities().get(options.severities().size() - 1)) {
                shown.addAll(
                    new ExampleChoice(scorer, models)
                        .choose(condition, clean, examples, predictions, options.shown()));
              }
            }
          });
    }
    options
        .groups()
        .forEach(
            (group, names) -> {
              List<String> measured = names.stream().filter(attacks::containsKey).toList();
              for (int severity : measured.isEmpty() ? List.<Integer>of() : options.severities()) {
                table.average(group, measured, severity, options.names());
              }
            });
    List<Path> written =
        files.write(options, scorer.mainScore(), clean.size(), table.rows(), leftOut, shown);
    return new RobustnessReport(clean.size(), scorer.mainScore(), table.rows(), leftOut, written);
  }

  /** Takes out the attacks after which labels of words would be of others; says which and why. */
  private static List<String> leaveOut(Map<String, TextAttack> attacks, List<Example> clean) {
    List<String> leftOut = new ArrayList<>();
    if (clean.get(0).input() instanceof TextInput.Words) {
      attacks
          .entrySet()
          .removeIf(
              attack -> {
                boolean parts = !attack.getValue().keepsWords();
                if (parts) {
                  leftOut.add(
                      "%s is left out: it joins and cuts words, and these have a label each"
                          .formatted(attack.getKey()));
                }
                return parts;
              });
    }
    return leftOut;
  }
}
