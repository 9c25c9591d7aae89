// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.data.TextExample;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.head.TinyReader;
import org.pixellm.tasks.prediction.TextVectors;

class SentenceEmbeddingTest {
  private static TinyReader reader;

  @BeforeAll
  static void open() {
    reader = new TinyReader();
  }

  @AfterAll
  static void close() {
    reader.close();
  }

  /** InfoNCE by its definition, from the vectors that the head predicts. */
  @ParameterizedTest
  @ValueSource(strings = {"", "entailment"})
  void theLossIsInfoNce(String positive) {
    double temperature = 0.2;
    List<String[]> pairs =
        List.of(
            new String[] {"a cat sleeps", "a cat is asleep", "entailment"},
            new String[] {"boats sail by", "there are no boats", "contradiction"},
            new String[] {"it rains", "rain falls", "entailment"});
    try (SentenceEmbedding head =
        new SentenceEmbedding(
            new SentenceEmbeddingConfig(temperature, 0, positive, 4), reader.hidden())) {
      List<DrawnExample<Example>> drawn = new ArrayList<>();
      for (String[] pair : pairs) {
        drawn.add(
            reader.draw(
                head,
                new LabelledText(
                    pair[0], Optional.of(pair[1]), Optional.of(pair[2]), TinyReader.SOURCE),
                40));
      }
      TaskBatch<Example> batch = reader.packed(drawn);
      List<TextVectors> vectors = head.predict(batch, reader.context(false));
      double sum = 0;
      int count = 0;
      for (int i = 0; i < pairs.size(); i++) {
        if (positive.isEmpty() || pairs.get(i)[2].equals(positive)) {
          double all = 0;
          for (TextVectors other : vectors) {
            all += Math.exp(cosine(vectors.get(i), other) / temperature);
          }
          sum += Math.log(all) - vectors.get(i).similarity() / temperature;
          count++;
        }
      }
      LossTerms terms = head.loss(batch, reader.context(false));
      assertEquals(count, terms.count());
      assertEquals(sum / count, terms.loss().getFloat(), 1e-4);
    }
  }

  private static double cosine(TextVectors first, TextVectors second) {
    return new TextVectors(List.of(first.vectors().get(0), second.vectors().get(1))).similarity();
  }

  @Test
  void aSingleTextIsTrainedOnTwoViewsAndReadOnce() {
    TextExample example = new TextExample("some words of a sentence that may be left out of it");
    try (SentenceEmbedding head =
        new SentenceEmbedding(new SentenceEmbeddingConfig(0.05, 0.5, "", 4), reader.hidden())) {
      assertEquals(List.of(example.input()), head.inputs(example));
      assertTrue(head.variesTrainingInputs(example));
      assertFalse(
          head.variesTrainingInputs(
              new LabelledText("a", Optional.of("b"), Optional.empty(), TinyReader.SOURCE)),
          "a pair is what the data says, in every epoch");
      List<TextInput> views = head.trainingInputs(example, new SplittableRandom(4));
      assertEquals(example.input(), views.get(0));
      assertNotEquals(example.input(), views.get(1));
      assertEquals(views, head.trainingInputs(example, new SplittableRandom(4)));
    }
  }

  @Test
  void whereTheEncoderDropsOutBothViewsAreTheText() {
    TextExample example = new TextExample("some words");
    try (SentenceEmbedding head =
        new SentenceEmbedding(new SentenceEmbeddingConfig(0.05, 0, "", 4), reader.hidden())) {
      assertEquals(
          List.of(example.input(), example.input()),
          head.trainingInputs(example, new SplittableRandom(4)));
    }
  }

  /** Words stay in order, something is always left, and about the right share goes. */
  @Test
  void wordDropoutLeavesOutItsShare() {
    WordDropout dropout = new WordDropout(0.25);
    SplittableRandom random = new SplittableRandom(8);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      words.add(Integer.toString(i));
    }
    List<String> kept = List.of(dropout.apply(String.join(" ", words), random).split(" "));
    assertEquals(3000, kept.size(), 120);
    for (int i = 1; i < kept.size(); i++) {
      assertTrue(Integer.parseInt(kept.get(i - 1)) < Integer.parseInt(kept.get(i)));
    }
    for (int i = 0; i < 100; i++) {
      assertEquals(1, new WordDropout(0.99).apply("文", random).length());
      String piece = new WordDropout(0.99).apply("a b", random);
      assertTrue(piece.equals("a") || piece.equals("b") || piece.equals("a b"), piece);
    }
  }
}
