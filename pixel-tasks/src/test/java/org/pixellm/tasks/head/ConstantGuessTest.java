// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pixellm.model.nn.ParameterValues;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.plugins.task.TaskHead;
import org.pixellm.plugins.task.TrainingExamples;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.ParsedSentence;
import org.pixellm.tasks.example.Question;
import org.pixellm.tasks.example.ScoredText;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.train.config.PluginChoice;

/**
 * What heads say that the best guess costs which does not look. A head whose parameters are all
 * zero cannot look, so where labels are equally common its loss is that of the guess.
 */
class ConstantGuessTest {
  private static final double EXACT = 1e-5;
  private static final int WINDOW = 64;

  private static TinyReader reader;

  @BeforeAll
  static void open() {
    reader = new TinyReader();
  }

  @AfterAll
  static void close() {
    reader.close();
  }

  @SuppressWarnings("unchecked") // the examples of a test are its head's
  private static TaskHead<Example, Object> blind(
      String name, Map<String, Object> settings, List<String> labels) {
    TaskHead<?, ?> head =
        reader.plugins().taskHead(new PluginChoice(name, settings), reader.hidden(), labels);
    reader.initialize(head, 5);
    head.parameters()
        .values()
        .forEach(
            parameter ->
                ParameterValues.replace(
                    parameter, reader.manager().zeros(parameter.getShape()), reader.manager()));
    return (TaskHead<Example, Object>) head;
  }

  private static double loss(TaskHead<Example, Object> head, List<Example> examples) {
    return head.loss(reader.packed(drawn(head, examples)), reader.context(false)).loss().getFloat();
  }

  private static List<DrawnExample<Example>> drawn(
      TaskHead<Example, Object> head, List<Example> examples) {
    List<DrawnExample<Example>> drawn = new ArrayList<>();
    examples.forEach(example -> drawn.add(reader.draw(head, example, WINDOW)));
    return drawn;
  }

  private static OptionalDouble guess(TaskHead<Example, Object> head, List<Example> examples) {
    return head.constantGuessLoss(
        new TrainingExamples<>(examples, 2, example -> reader.draw(head, example, WINDOW)));
  }

  private static TaggedWords tagged(String... tags) {
    return new TaggedWords(
        List.of("a b c d e f".split(" ")).subList(0, tags.length),
        List.of(tags),
        TinyReader.SOURCE);
  }

  private static LabelledText labelled(String label) {
    return new LabelledText("text", Optional.empty(), Optional.of(label), TinyReader.SOURCE);
  }

  private static ScoredText scored(double score) {
    return new ScoredText("text", Optional.empty(), OptionalDouble.of(score), TinyReader.SOURCE);
  }

  @Test
  void ofTagsItIsTheirEntropy() {
    try (TaskHead<Example, Object> head =
        blind("token-classification", Map.of(), List.of("A", "B", "never"))) {
      double expected = -(5 * Math.log(5 / 8.0) + 3 * Math.log(3 / 8.0)) / 8;
      List<Example> examples = List.of(tagged("A", "A", "B"), tagged("A", "A", "A", "B", "B"));
      assertEquals(expected, guess(head, examples).getAsDouble(), EXACT);
    }
    try (TaskHead<Example, Object> head =
        blind("token-classification", Map.of(), List.of("A", "B"))) {
      List<Example> even = List.of(tagged("A", "A", "B"), tagged("B"));
      assertEquals(loss(head, even), guess(head, even).getAsDouble(), EXACT);
    }
  }

  /** Balanced, two labels are a fair coin whatever their frequencies. */
  @Test
  void weightsChangeWhatTheBestGuessIs() {
    Map<String, Object> balanced = Map.of("class_weights", Map.of("x", 4 / 6.0, "y", 4 / 2.0));
    try (TaskHead<Example, Object> head =
        blind("sequence-classification", balanced, List.of("x", "y"))) {
      List<Example> examples = List.of(labelled("x"), labelled("x"), labelled("x"), labelled("y"));
      assertEquals(Math.log(2), guess(head, examples).getAsDouble(), EXACT);
      assertEquals(loss(head, examples), guess(head, examples).getAsDouble(), EXACT);
    }
  }

  @Test
  void ofNumbersItIsTheirVariance() {
    try (TaskHead<Example, Object> head = blind("sequence-regression", Map.of(), List.of())) {
      List<Example> examples = List.of(scored(1), scored(2), scored(6));
      assertEquals(14 / 3.0, guess(head, examples).getAsDouble(), EXACT);
      List<Example> aroundZero = List.of(scored(-2), scored(-1), scored(3));
      assertEquals(loss(head, aroundZero), guess(head, aroundZero).getAsDouble(), EXACT);
    }
  }

  @Test
  void ofTreesItIsAnyHeadAlikeAndTheEntropyOfRelations() {
    List<String> relations = List.of("det", "obj", "root");
    try (TaskHead<Example, Object> head = blind("biaffine-parsing", Map.of(), relations)) {
      List<Example> examples =
          List.of(
              new ParsedSentence(
                  List.of("a", "b", "c"),
                  List.of(),
                  List.of(2, 0, 2),
                  List.of("det", "root", "obj"),
                  TinyReader.SOURCE));
      assertEquals(
          Math.log(4) + Math.log(3), guess(head, examples).getAsDouble(), EXACT, "by hand");
      assertEquals(loss(head, examples), guess(head, examples).getAsDouble(), EXACT);
    }
  }

  @Test
  void ofAnswersItIsAnyPlaceAlikeOrThatThereIsNone() {
    Question answered =
        new Question(
            "1",
            "Who?",
            "It was Ann.",
            List.of(new Question.Answer(7, "Ann")),
            true,
            TinyReader.SOURCE);
    Question unanswered =
        new Question("2", "Why?", "Nobody knows.", List.of(), false, TinyReader.SOURCE);
    try (TaskHead<Example, Object> head = blind("question-answering", Map.of(), List.of())) {
      int patches = drawn(head, List.of(answered)).get(0).patches();
      assertEquals(Math.log(patches), guess(head, List.of(answered)).getAsDouble(), EXACT);
      assertEquals(
          Math.log(2) + Math.log(patches) / 2,
          guess(head, List.of(answered, unanswered)).getAsDouble(),
          EXACT);
      assertTrue(
          guess(head, List.of(answered)).getAsDouble() < loss(head, List.of(answered)),
          "a head that cannot look does not know either that there always is an answer");
    }
    try (TaskHead<Example, Object> head =
        blind("question-answering", Map.of("reference_padding", true), List.of())) {
      assertEquals(OptionalDouble.empty(), guess(head, List.of(answered)));
    }
  }

  /** The loss of texts that are all alike, whatever scores the pairs have. */
  @Test
  void ofVectorsItIsOneOfTheBatchByChance() {
    ScoredText pair =
        new ScoredText("same", Optional.of("same"), OptionalDouble.of(5), TinyReader.SOURCE);
    try (TaskHead<Example, Object> head = blind("sentence-embedding", Map.of(), List.of())) {
      List<Example> examples = List.of(pair, pair);
      assertEquals(Math.log(2), guess(head, examples).getAsDouble(), EXACT);
      assertEquals(loss(head, examples), guess(head, examples).getAsDouble(), EXACT);
      assertEquals(OptionalDouble.empty(), guess(head, List.of(pair)), "nothing to be told from");
    }
  }

  @Test
  void examplesAreDrawnEvenlySpread() {
    List<Integer> drawn = new ArrayList<>();
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      examples.add(scored(i));
    }
    try (TaskHead<Example, Object> head = blind("sequence-regression", Map.of(), List.of())) {
      new TrainingExamples<>(
              examples,
              2,
              example -> {
                drawn.add((int) ((ScoredText) example).score().getAsDouble());
                return reader.draw(head, example, WINDOW);
              })
          .drawn(4);
    }
    assertEquals(List.of(0, 2, 5, 7), drawn);
  }
}
