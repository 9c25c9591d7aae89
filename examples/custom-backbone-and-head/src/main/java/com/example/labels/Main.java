// SPDX-License-Identifier: Apache-2.0
package com.example.labels;

import com.example.labels.task.ConstantGuess;
import com.example.labels.task.LabelledSentence;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Trains a model of the plug-ins of this project and prints what it is worth. */
public final class Main {
  private static final String FINE_TUNING = "finetune.";

  private Main() {}

  /**
   * Runs in the project's folder and writes to {@code runs}.
   *
   * @param arguments settings over those in {@link LabelTraining}: of the pretraining, {@code
   *     training.steps=1000} for example, and with {@code finetune.} before them of the
   *     fine-tuning, {@code finetune.training.epochs=20}
   */
  public static void main(String[] arguments) {
    LabelTraining training = new LabelTraining(Path.of("data"), Path.of("runs"));
    Path pretrained =
        training.pretrain(
            Stream.of(arguments).filter(setting -> !setting.startsWith(FINE_TUNING)).toList());
    Path labels =
        training.fineTune(
            pretrained,
            Stream.of(arguments)
                .filter(setting -> setting.startsWith(FINE_TUNING))
                .map(setting -> setting.substring(FINE_TUNING.length()))
                .toList());
    Map<String, Double> scores = training.evaluate(labels).scores();
    ConstantGuess guess = new ConstantGuess(training.sentences("train.tsv"));
    List<LabelledSentence> test = training.sentences("test.tsv");
    System.out.printf("%n%d sentences not seen before:%n", test.size());
    System.out.printf("%-18s %8s %10s %10s%n", "", "model", "commonest", "best F1");
    Map<String, Double> commonest = guess.scores(test);
    Map<String, Double> forF1 = guess.scoresForF1(test);
    for (String name : new TreeSet<>(forF1.keySet())) {
      System.out.printf(
          Locale.ROOT,
          "%-18s %8.3f %10.3f %10.3f%n",
          name,
          scores.get(name),
          commonest.get(name),
          forF1.get(name));
    }
  }
}
