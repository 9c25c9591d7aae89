// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.tasks.evaluate.TaskExamples;
import org.pixellm.tasks.example.LabelSet;
import org.pixellm.tasks.example.Quoted;
import org.pixellm.tasks.example.TaskExample;
import org.pixellm.tasks.samples.SampleData;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.data.DataFingerprint;
import org.pixellm.train.data.DataManifest;
import org.pixellm.train.plugins.PluginCreator;

/** Reads what a run is about: its examples, its labels, and how much each of these counts. */
final class Preparation {
  private static final String WEIGHTS = "class_weights";

  private final PluginCreator plugins;
  private final TaskExamples reading;

  Preparation(PluginCreator plugins, TaskExamples reading) {
    this.plugins = plugins;
    this.reading = reading;
  }

  /**
   * The examples.
   *
   * @throws PixelException if a split that is needed is not named, a file is wrong, or an example
   *     that needs a label has none
   */
  TaskSplits splits(FineTuningConfig config) {
    TaskDataConfig data = config.data();
    boolean nothingNamed =
        data.train().isEmpty() && data.validation().isEmpty() && data.test().isEmpty();
    return nothingNamed && !data.sample().isEmpty()
        ? sample(SampleData.named(data.sample()), config)
        : splits(data, config);
  }

  /** Examples are read whole, so that the unpacked files need not stay. */
  private TaskSplits sample(SampleData sample, FineTuningConfig config) {
    try (TemporaryFolder folder = new TemporaryFolder("pixel-sample")) {
      SampleData.Splits files = sample.unpack(folder.path());
      List<String> training = List.of(files.training().toString());
      List<String> measured = List.of(files.test().toString());
      return splits(config.data().withFiles(training, measured), config)
          .asBundled(config.data().sample());
    }
  }

  private TaskSplits splits(TaskDataConfig data, FineTuningConfig config) {
    require(data.train(), "train", "to train on");
    require(data.validation(), "validation", "to choose the best model by");
    String head = config.head().name();
    List<Example> train = reading.read(data.reader(), head, data.train(), data.trainExamples());
    List<Example> validation =
        reading.read(data.reader(), head, data.validation(), data.validationExamples());
    List<Example> test =
        data.test().isEmpty() ? List.of() : reading.read(data.reader(), head, data.test(), 0);
    if (plugins.learnsFromLabels(head)) {
      TaskExamples.requireLabelled(train, "to learn from");
      TaskExamples.requireLabelled(validation);
      TaskExamples.requireLabelled(test);
    }
    List<String> files = data.named();
    return new TaskSplits(
        train, validation, test, DataFingerprint.ofFiles(files), DataManifest.of(files));
  }

  private static void require(List<String> files, String split, String what) {
    if (files.isEmpty()) {
      throw new PixelException(
          "data.%s names no files; fine-tuning needs some %s, for example --set 'data.%s=[%s.txt]'"
              .formatted(split, what, split, split));
    }
  }

  /**
   * The labels of the task, in order: those the user named, or those that occur in training and
   * those of the format's standard, sorted.
   *
   * @throws PixelException naming file and line of the first example of any split that has another
   *     label
   */
  List<String> labels(FineTuningConfig config, TaskSplits splits) {
    List<String> named = config.data().labels();
    List<String> labels = named.isEmpty() ? found(config, splits) : named;
    String wrong =
        named.isEmpty()
            ? "the label %s does not occur in the training files; name all labels in data.labels"
            : "the label %s is not in data.labels; add it there";
    Function<Example, List<String>> labelsOf = plugins.taskLabels(config.head());
    Set<String> known = new HashSet<>(labels);
    Stream.of(splits.train(), splits.validation(), splits.test())
        .flatMap(List::stream)
        .forEach(
            example ->
                labelsOf.apply(example).stream()
                    .filter(label -> !known.contains(label))
                    .findFirst()
                    .ifPresent(
                        label -> {
                          throw wrong(example, wrong.formatted(Quoted.of(label)));
                        }));
    return labels;
  }

  private static PixelException wrong(Example example, String what) {
    return example instanceof TaskExample task
        ? task.source().error(what)
        : new PixelException(what);
  }

  private List<String> found(FineTuningConfig config, TaskSplits splits) {
    List<String> labels = new ArrayList<>(occurring(config, splits));
    if (!labels.isEmpty()) { // a head without labels needs no standard's either
      labels.addAll(plugins.standardLabels(config.data().reader()));
    }
    return LabelSet.collected(labels).labels();
  }

  private List<String> occurring(FineTuningConfig config, TaskSplits splits) {
    Function<Example, List<String>> labels = plugins.taskLabels(config.head());
    List<String> occurring = new ArrayList<>();
    splits.train().forEach(example -> occurring.addAll(labels.apply(example)));
    return occurring;
  }

  /**
   * The head, with weights for its labels if these are to be balanced: N / (labels * n) for one
   * that occurs n times of N, so that each label weighs the same in all and the mean weight is 1.
   */
  PluginChoice head(FineTuningConfig config, TaskSplits splits, List<String> labels) {
    if (!config.training().balanceClasses()) {
      return config.head();
    }
    if (config.head().options().get(WEIGHTS) instanceof Map<?, ?> given && !given.isEmpty()) {
      throw new PixelException(
          "head.class_weights and training.balance_classes exclude each other; leave one out");
    }
    List<String> occurring = occurring(config, splits);
    Map<String, Long> counts = new TreeMap<>();
    occurring.forEach(label -> counts.merge(label, 1L, Long::sum));
    Map<String, Object> weights = new TreeMap<>();
    counts.forEach(
        (label, count) ->
            weights.put(label, (double) occurring.size() / ((double) counts.size() * count)));
    weights.keySet().retainAll(labels);
    Map<String, Object> options = new LinkedHashMap<>(config.head().options());
    options.put(WEIGHTS, weights);
    return new PluginChoice(config.head().name(), options);
  }
}
