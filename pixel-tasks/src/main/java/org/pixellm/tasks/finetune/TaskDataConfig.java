// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.pixellm.plugins.Help;
import org.pixellm.tasks.window.LongInputs;
import org.pixellm.train.config.AttackConfig;
import org.pixellm.train.config.PluginChoice;

/**
 * What a fine-tuning run reads.
 *
 * @param sample a bundled data set to train and measure on if no files are named; empty for none
 * @param reader reads the files
 * @param train files to train on
 * @param validation files to choose the best model by
 * @param test files to measure the best model on, once; none: it is not measured on others
 * @param labels the task's labels in order; none: those that occur in the training files and those
 *     of the format's standard, sorted
 * @param maxPatches most patches of a window, the separator included; 0: as the model was trained
 * @param overlap patches that neighbouring windows of a long input share
 * @param longInputs what becomes of inputs longer than a window
 * @param trainExamples how many training examples are used, the first; 0: all
 * @param validationExamples how many validation examples are used, the first; 0: all
 * @param cacheMegabytes drawn text that is kept in memory from one epoch to the next
 * @param attack what is done to training examples; validation and test stay clean
 */
public record TaskDataConfig(
    @Help("bundled data set that is used if no files are named, such as english-ewt; empty: none")
        String sample,
    @Help("reads the files") PluginChoice reader,
    @Help("files to train on") List<String> train,
    @Help("files to choose the best model by") List<String> validation,
    @Help("files to measure the best model on, once; may be left out") List<String> test,
    @Help("the labels in order; none: those of the training files and of the format's standard")
        List<String> labels,
    @Help("most patches of a window; 0: as many as the model was trained on") int maxPatches,
    @Help("patches that neighbouring windows of a long input share") int overlap,
    @Help("windows, so that all of a long input counts; or truncate, as the paper does")
        LongInputs longInputs,
    @Help("how many training examples are used, the first; 0: all") int trainExamples,
    @Help("how many validation examples are used, the first; 0: all") int validationExamples,
    @Help("drawn text that is kept in memory between epochs, in MB") int cacheMegabytes,
    @Help("disturbs a part of the training examples; validation and test stay clean")
        AttackConfig attack) {

  /** Checks the numbers. */
  public TaskDataConfig {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
    labels = List.copyOf(labels);
    if (new HashSet<>(labels).size() != labels.size()) {
      throw new IllegalArgumentException("labels must each be there once, not " + labels);
    }
    if (maxPatches != 0 && maxPatches < 4) {
      throw new IllegalArgumentException("max_patches must be 0 or at least 4, not " + maxPatches);
    }
    atLeastZero(overlap, "overlap");
    atLeastZero(trainExamples, "train_examples");
    atLeastZero(validationExamples, "validation_examples");
    atLeastZero(cacheMegabytes, "cache_megabytes");
  }

  private static void atLeastZero(int value, String name) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " must be at least 0, not " + value);
    }
  }

  /** All files that are read; none of a bundled sample. */
  public List<String> named() {
    return Stream.of(train, validation, test).flatMap(List::stream).toList();
  }

  /** The same with files to train on and to measure on. */
  TaskDataConfig withFiles(List<String> training, List<String> measured) {
    return new TaskDataConfig(
        sample,
        reader,
        training,
        measured,
        List.of(),
        labels,
        maxPatches,
        overlap,
        longInputs,
        trainExamples,
        validationExamples,
        cacheMegabytes,
        attack);
  }

  /** The same with another reader. */
  TaskDataConfig withReader(PluginChoice other) {
    return new TaskDataConfig(
        sample,
        other,
        train,
        validation,
        test,
        labels,
        maxPatches,
        overlap,
        longInputs,
        trainExamples,
        validationExamples,
        cacheMegabytes,
        attack);
  }

  /** The same with another attack. */
  TaskDataConfig withAttack(AttackConfig other) {
    return new TaskDataConfig(
        sample,
        reader,
        train,
        validation,
        test,
        labels,
        maxPatches,
        overlap,
        longInputs,
        trainExamples,
        validationExamples,
        cacheMegabytes,
        other);
  }

  /** No files; windows that share 24 patches. */
  public static TaskDataConfig defaults() {
    return new TaskDataConfig(
        "",
        PluginChoice.named("conllu-tags"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0,
        24,
        LongInputs.WINDOWS,
        0,
        0,
        128,
        AttackConfig.defaults());
  }
}
