// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pixellm.model.golden.Relative.assertClose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.tasks.head.GoldenHead;
import org.pixellm.tasks.prediction.WordTags;

/** PIXELForTokenClassification: a word stands at each patch that has a label. */
class TokenClassificationGoldenTest {
  private static final int LABELS = 5;
  private static final long NONE = -100;

  @Test
  void lossIsTheOriginals() {
    try (GoldenHead golden = new GoldenHead("tokcls");
        TokenClassification head = head(golden)) {
      List<DrawnExample<TaggedWords>> examples = new ArrayList<>();
      int labelled = 0;
      for (int row = 0; row < golden.rows(); row++) {
        List<Integer> places = new ArrayList<>();
        List<String> tags = new ArrayList<>();
        for (int patch = 0; patch < golden.patches(); patch++) {
          long label = golden.labels("labels")[row * golden.patches() + patch];
          if (label != NONE) {
            places.add(patch);
            tags.add("LABEL_" + label);
          }
        }
        labelled += tags.size();
        examples.add(GoldenWords.on(places, tags, golden.real(row)));
      }
      LossTerms terms = head.loss(golden.batch(examples), golden.context());
      assertEquals(golden.loss(), terms.loss().getFloat(), 1e-4 * golden.loss());
      assertEquals(labelled, terms.count());
    }
  }

  @Test
  void logitsAreTheOriginals() {
    try (GoldenHead golden = new GoldenHead("tokcls");
        TokenClassification head = head(golden)) {
      TaskBatch<TaggedWords> batch = golden.batch(GoldenWords.onEachPatch(golden));
      List<float[][]> scores = head.scores(batch, golden.context());
      List<List<String>> tags = head.predict(batch, golden.context());
      for (int row = 0; row < golden.rows(); row++) {
        for (int patch = 0; patch < golden.real(row); patch++) {
          int from = (row * golden.patches() + patch) * LABELS;
          float[] expected = Arrays.copyOfRange(golden.outputs("logits"), from, from + LABELS);
          assertClose(expected, scores.get(row)[patch], 1e-4, "row " + row + ", patch " + patch);
          assertEquals("LABEL_" + best(expected), tags.get(row).get(patch));
          double probability = ((WordTags) tags.get(row)).probability(patch);
          assertEquals(softmax(expected, best(expected)), probability, 1e-4);
        }
      }
    }
  }

  private static double softmax(float[] logits, int at) {
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit);
    }
    return Math.exp(logits[at]) / sum;
  }

  private static int best(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  private static TokenClassification head(GoldenHead golden) {
    TokenClassification head =
        new TokenClassificationFactory().restore(golden.config(Map.of()), golden.hidden());
    golden.load(head);
    return head;
  }
}
