// SPDX-License-Identifier: Apache-2.0
package com.example.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.labels.task.ConstantGuess;
import com.example.labels.task.LabelledSentence;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.tasks.evaluate.EvaluationReport;

/** A short training finds more in sentences it has not seen than a guess does. */
class LabelTrainingTest {
  @TempDir Path folder;

  @Test
  void learnsMoreThanHowOftenLabelsOccur() {
    LabelTraining training = new LabelTraining(Path.of("data"), folder);
    Path pretrained = training.pretrain(List.of("training.steps=10", "listeners=[]"));
    Path model = training.fineTune(pretrained, List.of("training.epochs=4", "listeners=[]"));
    EvaluationReport report = training.evaluate(model);
    List<LabelledSentence> test = training.sentences("test.tsv");
    assertEquals(400, report.examples());
    ConstantGuess guess = new ConstantGuess(training.sentences("train.tsv"));
    Map<String, Double> scores = report.scores();
    double decisions = scores.get("decisions") - guess.scores(test).get("decisions");
    assertTrue(decisions > 0.02, scores + " against " + guess.scores(test));
    double f1 = scores.get("micro_f1") - guess.scoresForF1(test).get("micro_f1");
    assertTrue(f1 > 0.05, scores + " against " + guess.scoresForF1(test));
  }
}
