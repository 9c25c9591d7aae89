// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.pixellm.plugins.Help;

/**
 * What a run reads.
 *
 * @param reader reads the files
 * @param train files and folders to train on
 * @param sources texts to mix in place of {@code train}, such as languages, by name
 * @param samplingExponent a source's share of the windows trained on is its weight times its size
 *     to the power of this, over the sum of all: 1 leaves sizes as they are, 0 makes sources equal
 * @param validation files and folders to measure on; none: {@code validationFraction} of the
 *     training files
 * @param validationFraction share of the training text held out when {@code validation} names none
 * @param validationWindows most windows used in one measurement
 * @param maxPatches patches of one training window, the separator included
 * @param minPatches windows with fewer patches are left out
 * @param shuffleMegabytes rendered text held in memory to shuffle
 * @param maxMissingGlyphs share of the characters of the training text that no font may be able to
 *     draw; 1: no limit
 * @param workers threads that render ahead of the trainer
 * @param join whether examples of the reader are joined until they fill a window; if not, each
 *     begins a window of its own
 * @param bucket batches whose windows are pooled and sorted by length, so that windows of about one
 *     length share a batch; 0 or 1: windows stay in random order
 * @param batchPatches most patches of a batch, which then holds as many windows as fit instead of
 *     {@code training.batch_size}; 0: windows are counted
 * @param attack what is done to the text that is trained on; what is measured on stays clean
 */
public record DataConfig(
    @Help("reads the files") PluginChoice reader,
    @Help("files and folders to train on") List<String> train,
    @Help("texts to mix in place of train, by name: {de: {files: [corpus/de]}, …}")
        Map<String, SourceConfig> sources,
    @Help("a source's share goes by its size to the power of this: 1 as it is, 0 all equal")
        double samplingExponent,
    @Help("files and folders to measure on") List<String> validation,
    @Help("share of the training text held out when validation names none, 0 to 0.5")
        double validationFraction,
    @Help("most windows used in one measurement, at least 1") int validationWindows,
    @Help("patches of one training window, at least 4") int maxPatches,
    @Help("windows with fewer patches are left out, at least 2") int minPatches,
    @Help("rendered text held in memory to shuffle, in MB, at least 1") int shuffleMegabytes,
    @Help("share of the training text's characters that may be missing in the fonts, 0 to 1")
        double maxMissingGlyphs,
    @Help("threads that render ahead of the trainer, at least 1") int workers,
    @Help("whether examples are joined until they fill a window; if not, each begins one")
        boolean join,
    @Help("batches whose windows are sorted by length together; 0 or 1: none") int bucket,
    @Help("patches of a batch, in place of training.batch_size; 0: windows are counted")
        int batchPatches,
    @Help("disturbs a part of what is trained on; what is measured on stays clean")
        AttackConfig attack) {

  private static final int MOST_BUCKET = 10_000;
  private static final Pattern SOURCE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  /** What XLM-R was trained with (Conneau et al. 2020, section 3.1). */
  private static final double XLM_R_EXPONENT = 0.3;

  /** Checks the numbers. */
  public DataConfig {
    train = List.copyOf(train);
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    validation = List.copyOf(validation);
    requireSources(train, sources, validation);
    if (!(samplingExponent >= 0 && samplingExponent <= 1)) {
      throw new IllegalArgumentException(
          "sampling_exponent must be 0 to 1, not " + samplingExponent);
    }
    if (!(validationFraction >= 0 && validationFraction <= 0.5)) {
      throw new IllegalArgumentException(
          "validation_fraction must be 0 to 0.5, not " + validationFraction);
    }
    if (validationWindows < 1) {
      throw new IllegalArgumentException(
          "validation_windows must be at least 1, not " + validationWindows);
    }
    if (maxPatches < 4) {
      throw new IllegalArgumentException("max_patches must be at least 4, not " + maxPatches);
    }
    if (minPatches < 2 || minPatches > maxPatches) {
      throw new IllegalArgumentException(
          "min_patches must be 2 to max_patches (" + maxPatches + "), not " + minPatches);
    }
    if (shuffleMegabytes < 1) {
      throw new IllegalArgumentException(
          "shuffle_megabytes must be at least 1, not " + shuffleMegabytes);
    }
    if (!(maxMissingGlyphs >= 0 && maxMissingGlyphs <= 1)) {
      throw new IllegalArgumentException(
          "max_missing_glyphs must be 0 to 1, not " + maxMissingGlyphs);
    }
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be at least 1, not " + workers);
    }
    if (bucket < 0 || bucket > MOST_BUCKET) {
      throw new IllegalArgumentException("bucket must be 0 to " + MOST_BUCKET + ", not " + bucket);
    }
    if (batchPatches != 0 && batchPatches < maxPatches) {
      throw new IllegalArgumentException(
          "batch_patches must be 0, or at least max_patches (%d), not %d"
              .formatted(maxPatches, batchPatches));
    }
  }

  private static void requireSources(
      List<String> train, Map<String, SourceConfig> sources, List<String> validation) {
    if (sources.isEmpty()) {
      return;
    }
    if (!train.isEmpty()) {
      throw new IllegalArgumentException(
          "train and sources are both set; name the files of train in a source, or leave sources"
              + " out");
    }
    if (!validation.isEmpty()) {
      throw new IllegalArgumentException(
          "validation is for train; beside sources, each names its own, as sources.%s.validation"
              .formatted(sources.keySet().iterator().next()));
    }
    sources.forEach(
        (name, source) -> {
          if (!SOURCE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                "a source's name must be ASCII letters, digits, - and _, first a letter, not \"%s\""
                    .formatted(name));
          }
          if (source.files().isEmpty()) {
            throw new IllegalArgumentException(
                "sources.%s.files names no file or folder to train on".formatted(name));
          }
        });
  }

  /** The same of one clean text, without sources. */
  public DataConfig(
      PluginChoice reader,
      List<String> train,
      List<String> validation,
      double validationFraction,
      int validationWindows,
      int maxPatches,
      int minPatches,
      int shuffleMegabytes,
      double maxMissingGlyphs,
      int workers,
      boolean join,
      int bucket,
      int batchPatches) {
    this(
        reader,
        train,
        Map.of(),
        XLM_R_EXPONENT,
        validation,
        validationFraction,
        validationWindows,
        maxPatches,
        minPatches,
        shuffleMegabytes,
        maxMissingGlyphs,
        workers,
        join,
        bucket,
        batchPatches,
        AttackConfig.defaults());
  }

  /** Windows of 128 patches; no files. */
  public static DataConfig defaults() {
    return new DataConfig(
        PluginChoice.named("text"), List.of(), List.of(), 0.02, 256, 128, 22, 32, 1, 1, true, 8, 0);
  }

  /** The same with several texts in place of one. */
  public DataConfig withSources(Map<String, SourceConfig> mixed, double exponent) {
    return new DataConfig(
        reader,
        List.of(),
        mixed,
        exponent,
        List.of(),
        validationFraction,
        validationWindows,
        maxPatches,
        minPatches,
        shuffleMegabytes,
        maxMissingGlyphs,
        workers,
        join,
        bucket,
        batchPatches,
        attack);
  }

  /** The same with another reader. */
  public DataConfig withReader(PluginChoice other) {
    return new DataConfig(
        other,
        train,
        sources,
        samplingExponent,
        validation,
        validationFraction,
        validationWindows,
        maxPatches,
        minPatches,
        shuffleMegabytes,
        maxMissingGlyphs,
        workers,
        join,
        bucket,
        batchPatches,
        attack);
  }

  /** The same with another attack. */
  public DataConfig withAttack(AttackConfig other) {
    return new DataConfig(
        reader,
        train,
        sources,
        samplingExponent,
        validation,
        validationFraction,
        validationWindows,
        maxPatches,
        minPatches,
        shuffleMegabytes,
        maxMissingGlyphs,
        workers,
        join,
        bucket,
        batchPatches,
        other);
  }

  /** All files and folders that are read. */
  public List<String> named() {
    List<String> named = new ArrayList<>(train);
    named.addAll(validation);
    for (SourceConfig source : sources.values()) {
      named.addAll(source.files());
      named.addAll(source.validation());
    }
    return named;
  }
}
