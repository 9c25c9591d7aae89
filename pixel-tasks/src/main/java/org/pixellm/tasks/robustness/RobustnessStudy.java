// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.render.PictureAttack;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.tasks.evaluate.Scorer;
import org.pixellm.tasks.evaluate.TaskExamples;
import org.pixellm.tasks.model.OpenTask;
import org.pixellm.tasks.model.OpenTasks;
import org.pixellm.tasks.model.TaskDescription;
import org.pixellm.train.config.PluginChoice;
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
  public RobustnessReport run(RobustnessOptions asked, RendererCheck check) {
    RobustnessOptions options = asked.resolved(plugins::resolve);
    Map<String, TextAttack> texts = new LinkedHashMap<>();
    options.attacks().texts().forEach((name, choice) -> texts.put(name, plugins.attack(choice)));
    Map<String, PictureAttack> pictures = new LinkedHashMap<>();
    options
        .attacks()
        .pictures()
        .forEach((name, choice) -> pictures.put(name, plugins.pictureAttack(choice)));
    List<MeasuredModel> models = new ArrayList<>();
    try {
      for (NamedModel model : options.models()) {
        OpenTask task =
            tasks.open(model.directory(), s -> s, check, options.threads(), options.device());
        models.add(new MeasuredModel(model, task));
        requireOneTask(models.get(0), model, task.description());
      }
      return measure(options, texts, pictures, models);
    } finally {
      models.forEach(MeasuredModel::close);
    }
  }

  private static void requireOneTask(
      MeasuredModel first, NamedModel model, TaskDescription description) {
    TaskDescription expected = first.task().description();
    if (!description.head().equals(expected.head())
        || !description.metric().equals(expected.metric())
        || !description.reader().equals(expected.reader())) {
      throw new PixelException(
          "the models are not of one task: %s reads %s, has the head %s and the metric %s; %s has %s, %s and %s"
              .formatted(
                  first.named().directory(),
                  told(expected.reader()),
                  expected.head(),
                  told(expected.metric()),
                  model.directory(),
                  told(description.reader()),
                  description.head(),
                  told(description.metric())));
    }
  }

  private static String told(PluginChoice choice) {
    Map<String, Object> options = new TreeMap<>(choice.options());
    return options.isEmpty() ? choice.name() : choice.name() + " " + options;
  }

  private RobustnessReport measure(
      RobustnessOptions options,
      Map<String, TextAttack> texts,
      Map<String, PictureAttack> pictures,
      List<MeasuredModel> models) {
    TaskDescription description = models.get(0).task().description();
    Scorer scorer = new Scorer(description.metric().name(), plugins.metric(description.metric()));
    if (!scorer.needsGold()) {
      throw new PixelException(
          "the metric %s of %s compares predictions with nothing; compare models of a task with labels"
              .formatted(description.metric().name(), models.get(0).named().directory()));
    }
    List<Example> clean = read(options.data().files(), options.data(), description, scorer);
    Map<String, List<Example>> others = new LinkedHashMap<>();
    options
        .data()
        .others()
        .forEach(
            (name, files) -> others.put(name, read(files, options.data(), description, scorer)));
    List<String> leftOut = leaveOutJoiners(texts, clean);
    leftOut.addAll(leaveOutUnseen(pictures, models));
    AttackPlan plan = options.attacks();
    Trials trials = new Trials(clean, others, texts, pictures, plan.severities(), plan.seed());
    List<TrialResult> results = measure(options, trials, models, scorer);
    ScoreTable table = new ScoreTable();
    results.forEach(result -> table.put(result.condition(), result.scores()));
    plan.groups()
        .forEach(
            (group, names) -> {
              List<String> measured =
                  names.stream()
                      .filter(name -> texts.containsKey(name) || pictures.containsKey(name))
                      .toList();
              if (measured.size() < names.size()) {
                leftOut.add(
                    "the group %s is left out: not all of its attacks were made".formatted(group));
              } else {
                plan.severities().forEach(severity -> table.average(group, measured, severity));
              }
            });
    List<RobustnessRow> rows = table.rows(options.names().get(0));
    List<ShownExample> shown =
        results.stream()
            .filter(result -> trials.isLastOfItsName(result.condition()))
            .flatMap(result -> result.shown().stream())
            .toList();
    List<Path> written =
        files.write(options, scorer.mainScore(), clean.size(), rows, leftOut, shown);
    return new RobustnessReport(clean.size(), scorer.mainScore(), rows, leftOut, written);
  }

  private List<Example> read(
      List<String> from, MeasuredData data, TaskDescription description, Scorer scorer) {
    List<Example> examples =
        reading.read(
            data.reader().orElse(description.reader()), description.head(), from, data.examples());
    scorer.requireGold(examples);
    return examples;
  }

  private List<TrialResult> measure(
      RobustnessOptions options, Trials trials, List<MeasuredModel> models, Scorer scorer) {
    ReportOptions report = options.report();
    MeasuredTrials measured = files.measured(options);
    List<Condition> conditions = trials.conditions();
    List<TrialResult> results = new ArrayList<>();
    try (ConsoleProgress progress =
        ConsoleProgress.of("robustness", (long) conditions.size() * models.size())) {
      Round round = new Round(models, scorer, new ExampleChoice(scorer, models), progress);
      for (Condition condition : conditions) {
        Optional<TrialResult> before = measured.get(condition);
        if (before.isPresent()) {
          round.pass();
          results.add(before.get());
          continue;
        }
        Trial trial = trials.of(condition);
        // the same draws for all trials of as many examples: so they are paired
        Bootstrap bootstrap =
            new Bootstrap(trial.examples().size(), report.resamples(), options.attacks().seed());
        // examples of every severity: which is the last may change when more is measured
        TrialResult result = round.measure(trial, bootstrap, report.shown());
        measured.put(result);
        results.add(result);
      }
    }
    return results;
  }

  /** Takes out the attacks after which labels of words would be of others; says which and why. */
  private static List<String> leaveOutJoiners(
      Map<String, TextAttack> attacks, List<Example> clean) {
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

  /** Says which models attacks on pictures do not reach; if none is reached, takes these out. */
  private static List<String> leaveOutUnseen(
      Map<String, PictureAttack> attacks, List<MeasuredModel> models) {
    List<String> blind =
        models.stream()
            .filter(model -> model.task().renderer().vocabulary() > 0)
            .map(model -> model.named().name())
            .distinct()
            .toList();
    if (attacks.isEmpty() || blind.isEmpty()) {
      return List.of();
    }
    String names = String.join(", ", attacks.keySet());
    if (models.stream().allMatch(model -> model.task().renderer().vocabulary() > 0)) {
      attacks.clear();
      return List.of("%s: left out, no model reads pictures".formatted(names));
    }
    return List.of(
        "%s: pictures are attacked, and %s reads tokens"
            .formatted(names, String.join(", ", blind)));
  }
}
