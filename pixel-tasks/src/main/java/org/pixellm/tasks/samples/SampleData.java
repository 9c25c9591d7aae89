// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.samples;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.pixellm.plugins.PixelException;

/**
 * The bundled data sets: small, and each with a licence that allows it. Where they come from and
 * what they hold is told in {@code LICENSE.txt}, which is unpacked beside them.
 */
public enum SampleData {
  /** Universal Dependencies, English-EWT: 250 and 50 sentences. Readers conllu-tags, -trees. */
  ENGLISH_EWT("english-ewt", "train.conllu", "test.conllu"),

  /** Names of persons and places in novels by Conan Doyle: 235 and 60 sentences. Reader bio. */
  DOYLE_NAMES("doyle-names", "train.txt", "test.txt"),

  /** SIB-200, English: 210 and 70 sentences, seven topics. Reader sib200. */
  SIB200_ENGLISH("sib200-english", "train.tsv", "test.tsv"),

  /** Does a sentence answer a question? From XQuAD: 250 and 50 pairs. Reader glue, task qnli. */
  XQUAD_PAIRS("xquad-pairs", "train.tsv", "test.tsv"),

  /** How many words do two sentences share? From Conan Doyle: 240 and 52 pairs. Reader table. */
  DOYLE_PAIRS("doyle-pairs", "train.tsv", "test.tsv"),

  /** XQuAD, English: 250 and 50 questions. Reader squad. */
  XQUAD_ENGLISH("xquad-english", "train.json", "test.json");

  private static final List<String> LICENCES = List.of("LICENSE.txt", "CC-BY-SA-4.0.txt");

  private final String label;
  private final String training;
  private final String test;

  SampleData(String label, String training, String test) {
    this.label = label;
    this.training = training;
    this.test = test;
  }

  /** The name for users: also that of its folder. */
  public String label() {
    return label;
  }

  /**
   * The data set of a name.
   *
   * @throws PixelException listing the names, if there is none
   */
  public static SampleData named(String label) {
    return Arrays.stream(values())
        .filter(sample -> sample.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new PixelException(
                    "there is no sample '%s'; there are %s"
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(SampleData::label)
                                .collect(Collectors.joining(", ")))));
  }

  /**
   * Its files.
   *
   * @param training examples to train on
   * @param test examples to measure on
   */
  public record Splits(Path training, Path test) {}

  /**
   * Writes the data set and the licences into a folder, over older ones.
   *
   * @return its files, in a folder of its name
   * @throws PixelException if a file cannot be written
   */
  public Splits unpack(Path folder) {
    String trainingName = label + "/" + training;
    String testName = label + "/" + test;
    BundledFiles files = new BundledFiles(SampleData.class);
    files.unpack(LICENCES, folder);
    files.unpack(List.of(trainingName, testName), folder);
    return new Splits(folder.resolve(trainingName), folder.resolve(testName));
  }
}
