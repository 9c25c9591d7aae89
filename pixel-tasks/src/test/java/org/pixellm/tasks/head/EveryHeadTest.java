// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pixellm.model.nn.ParameterValues;
import org.pixellm.model.torch.GradientMode;
import org.pixellm.model.torch.Gradients;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.plugins.task.TaskHead;
import org.pixellm.plugins.task.TaskHeadFactory;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.ParsedSentence;
import org.pixellm.tasks.example.Question;
import org.pixellm.tasks.example.ScoredText;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.tasks.prediction.AnswerSpan;
import org.pixellm.tasks.prediction.ClassPrediction;
import org.pixellm.tasks.prediction.TextVectors;
import org.pixellm.tasks.prediction.Tree;
import org.pixellm.train.config.PluginChoice;

/**
 * What holds for all heads: padding changes nothing, gradients are right, a saved head is equal.
 */
class EveryHeadTest {
  private static final double TOLERANCE = 1e-5;

  /** Windows are short, so that some examples take several. */
  private static final int WINDOW = 24;

  private static TinyReader reader;

  @BeforeAll
  static void open() {
    reader = new TinyReader();
  }

  @AfterAll
  static void close() {
    reader.close();
  }

  /**
   * A head and examples of its own.
   *
   * @param choice the plug-in with its settings
   */
  record Kind(PluginChoice choice, List<String> labels, List<? extends Example> examples) {
    @Override
    public String toString() {
      return choice.name() + choice.options();
    }
  }

  static Stream<Kind> kinds() {
    List<String> tags = List.of("ADJ", "NOUN", "VERB");
    List<TaggedWords> tagged =
        List.of(
            new TaggedWords(words("red wine"), List.of("ADJ", "NOUN"), TinyReader.SOURCE),
            new TaggedWords(
                words("many long words want windows of their own so they get several here"),
                List.of(
                    "ADJ", "ADJ", "NOUN", "VERB", "NOUN", "ADJ", "ADJ", "NOUN", "ADJ", "NOUN",
                    "VERB", "ADJ", "ADJ"),
                TinyReader.SOURCE),
            new TaggedWords(words("go"), List.of("VERB"), TinyReader.SOURCE));
    List<ParsedSentence> parsed =
        List.of(
            new ParsedSentence(
                words("red wine"), List.of(), List.of(2, 0), words("amod root"), TinyReader.SOURCE),
            new ParsedSentence(
                words("words in several windows may well depend on each other across them"),
                List.of(),
                List.of(7, 4, 4, 1, 7, 7, 0, 9, 7, 9, 12, 7),
                words("nsubj case amod obl aux obl root case obl amod case obl"),
                TinyReader.SOURCE),
            new ParsedSentence(
                words("go"), List.of(), List.of(0), List.of("root"), TinyReader.SOURCE));
    List<String> relations = List.of("amod", "aux", "case", "nsubj", "obl", "root");
    List<LabelledText> texts =
        List.of(
            text("short", Optional.empty(), "bad"),
            text(
                "a text that is a good deal longer than what one window shows of it at once",
                Optional.empty(),
                "good"),
            text("one text", Optional.of("and another"), "bad"));
    List<ScoredText> scored =
        List.of(
            new ScoredText(
                "a thing", Optional.of("the same"), OptionalDouble.of(4.5), TinyReader.SOURCE),
            new ScoredText(
                "sun",
                Optional.of(
                    "rain falls on the plain all day long, and no more is to be said of it"),
                OptionalDouble.of(0.5),
                TinyReader.SOURCE),
            new ScoredText("one", Optional.empty(), OptionalDouble.of(2), TinyReader.SOURCE));
    List<Question> questions =
        List.of(
            question("Who?", "It was Ann.", "Ann"),
            question(
                "Where?", "They met by the old mill in Delft and went to Leiden then.", "Delft"),
            question("Why?", "Nobody knows.", ""));
    List<LabelledText> pairs =
        List.of(
            text("a cat sleeps", Optional.of("a cat is asleep"), "entailment"),
            text("boats sail by", Optional.of("there are boats"), "entailment"),
            text("it rains", Optional.of("the sun is out"), "contradiction"));
    List<Kind> kinds = new ArrayList<>();
    for (String patches : List.of("first", "mean", "last")) {
      kinds.add(kind("token-classification", Map.of("word_patches", patches), tags, tagged));
    }
    kinds.add(
        kind("token-classification", Map.of("class_weights", Map.of("VERB", 3.0)), tags, tagged));
    for (String decoding : List.of("greedy", "projective", "tree")) {
      kinds.add(kind("biaffine-parsing", Map.of("decoding", decoding), relations, parsed));
    }
    for (String pooling : List.of("cls", "mean", "max", "pma4")) {
      Map<String, Object> settings = Map.of("pooling", pooling);
      kinds.add(kind("sequence-classification", settings, List.of("bad", "good"), texts));
      kinds.add(kind("sequence-regression", settings, List.of(), scored));
    }
    kinds.add(kind("question-answering", Map.of("no_answer", true), List.of(), questions));
    kinds.add(kind("question-answering", Map.of("answer_text", "reference"), List.of(), questions));
    kinds.add(kind("sentence-embedding", Map.of("positive_label", "entailment"), List.of(), pairs));
    return kinds.stream();
  }

  private static Kind kind(
      String name, Map<String, Object> settings, List<String> labels, List<? extends Example> all) {
    return new Kind(new PluginChoice(name, settings), labels, all);
  }

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  private static LabelledText text(String text, Optional<String> second, String label) {
    return new LabelledText(text, second, Optional.of(label), TinyReader.SOURCE);
  }

  private static Question question(String question, String context, String answer) {
    return new Question(
        question,
        question,
        context,
        answer.isEmpty()
            ? List.of()
            : List.of(new Question.Answer(context.indexOf(answer), answer)),
        !answer.isEmpty(),
        TinyReader.SOURCE);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void paddingAndNeighboursChangeNoPrediction(Kind kind) {
    try (TaskHead<Example, Object> head = head(reader, kind)) {
      List<DrawnExample<Example>> drawn = drawn(reader, head, kind);
      assertTrue(drawn.stream().anyMatch(example -> example.windows().size() > 1), "windows");
      List<Object> packed = head.predict(reader.packed(drawn), reader.context(false));
      List<Object> padded = head.predict(reader.padded(drawn, 9), reader.context(false));
      assertEquals(drawn.size(), packed.size());
      for (int i = 0; i < drawn.size(); i++) {
        TaskBatch<Example> alone = reader.packed(List.of(drawn.get(i)));
        Object expected = head.predict(alone, reader.context(false)).get(0);
        assertSame(expected, packed.get(i), "packed");
        assertSame(expected, padded.get(i), "padded");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void paddingChangesNoLoss(Kind kind) {
    try (TaskHead<Example, Object> head = head(reader, kind)) {
      List<DrawnExample<Example>> drawn = drawn(reader, head, kind);
      if (kind.choice().name().equals("sentence-embedding")) {
        drawn = drawn.stream().filter(example -> example.inputs().size() == 2).toList();
      }
      LossTerms packed = head.loss(reader.packed(drawn), reader.context(false));
      LossTerms padded = head.loss(reader.padded(drawn, 9), reader.context(false));
      assertTrue(packed.count() > 0);
      assertEquals(packed.count(), padded.count());
      float value = packed.loss().getFloat();
      assertEquals(value, padded.loss().getFloat(), TOLERANCE * Math.max(1, Math.abs(value)));
    }
  }

  /** Along a random direction, the loss grows as its gradient says. */
  @ParameterizedTest
  @MethodSource("kinds")
  void gradientsAreThoseOfTheLoss(Kind kind) {
    try (TaskHead<Example, Object> head = head(reader, kind)) {
      TaskBatch<Example> batch = reader.packed(drawn(reader, head, kind));
      List<Parameter> parameters = List.copyOf(head.parameters().values());
      if (parameters.isEmpty()) { // what learns is the encoder
        return;
      }
      NDList arrays = new NDList();
      parameters.forEach(parameter -> arrays.add(parameter.getArray()));
      List<float[]> found = new ArrayList<>();
      try (Gradients gradients = new Gradients()) {
        NDArray loss = GradientMode.recording(() -> head.loss(batch, reader.context(true)).loss());
        System.gc(); // nothing that the backward pass reads may be Java's to collect
        for (NDArray gradient : gradients.of(reader.manager(), loss, 1, arrays)) {
          found.add(gradient.toFloatArray());
        }
      }
      double slope = 0;
      List<float[]> directions = new ArrayList<>();
      SplittableRandom random = new SplittableRandom(11);
      for (float[] gradient : found) {
        float[] direction = new float[gradient.length];
        for (int i = 0; i < direction.length; i++) {
          // Mostly along the gradient, so that rounding does not drown the slope.
          direction[i] = gradient[i] + (float) (0.1 * random.nextGaussian() * gradient[i]);
          slope += (double) direction[i] * gradient[i];
        }
        directions.add(direction);
      }
      double step = 2e-2 / Math.sqrt(Math.max(slope, 1e-12));
      double after = moved(reader, head, batch, parameters, directions, step);
      double before = moved(reader, head, batch, parameters, directions, -2 * step);
      assertTrue(slope > 1e-8, "slope " + slope);
      assertEquals(slope, (after - before) / (2 * step), 2e-2 * slope);
    }
  }

  /** The loss with parameters changed by so many directions more. */
  private static double moved(
      TinyReader reader,
      TaskHead<Example, Object> head,
      TaskBatch<Example> batch,
      List<Parameter> parameters,
      List<float[]> directions,
      double step) {
    for (int p = 0; p < parameters.size(); p++) {
      float[] values = parameters.get(p).getArray().toFloatArray();
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (step * directions.get(p)[i]);
      }
      ParameterValues.replace(
          parameters.get(p),
          reader.manager().create(values, parameters.get(p).getShape()).duplicate(),
          reader.manager());
    }
    return head.loss(batch, reader.context(false)).loss().getFloat();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aHeadMadeOfItsConfigurationPredictsTheSame(Kind kind) {
    try (TaskHead<Example, Object> head = head(reader, kind);
        TaskHead<Example, Object> again =
            cast(
                reader
                    .plugins()
                    .restoreTaskHead(
                        kind.choice().name(), head.configuration(), reader.hidden()))) {
      assertEquals(
          List.copyOf(head.parameters().keySet()), List.copyOf(again.parameters().keySet()));
      head.parameters()
          .forEach(
              (name, parameter) ->
                  ParameterValues.replace(
                      again.parameters().get(name),
                      parameter.getArray().duplicate(),
                      reader.manager()));
      assertEquals(head.configuration(), again.configuration());
      TaskBatch<Example> batch = reader.packed(drawn(reader, head, kind));
      List<Object> expected = head.predict(batch, reader.context(false));
      List<Object> actual = again.predict(batch, reader.context(false));
      for (int i = 0; i < expected.size(); i++) {
        assertSame(expected.get(i), actual.get(i), "restored");
      }
    }
  }

  @Test
  void everyRegisteredHeadIsTested() {
    TreeSet<String> tested = new TreeSet<>();
    kinds().forEach(kind -> tested.add(kind.choice().name()));
    TreeSet<String> registered = new TreeSet<>();
    ServiceLoader.load(TaskHeadFactory.class).forEach(factory -> registered.add(factory.name()));
    assertEquals(registered, tested);
  }

  private static List<DrawnExample<Example>> drawn(
      TinyReader reader, TaskHead<Example, Object> head, Kind kind) {
    List<DrawnExample<Example>> drawn = new ArrayList<>();
    kind.examples().forEach(example -> drawn.add(reader.draw(head, example, WINDOW)));
    return drawn;
  }

  private static TaskHead<Example, Object> head(TinyReader reader, Kind kind) {
    TaskHead<Example, Object> head =
        cast(reader.plugins().taskHead(kind.choice(), reader.hidden(), kind.labels()));
    reader.initialize(head, 5);
    return head;
  }

  @SuppressWarnings("unchecked") // the examples of a kind are its head's
  private static TaskHead<Example, Object> cast(TaskHead<?, ?> head) {
    return (TaskHead<Example, Object>) head;
  }

  private static void assertSame(Object expected, Object actual, String what) {
    if (expected instanceof Double number) {
      assertEquals(number, (Double) actual, TOLERANCE * Math.max(1, Math.abs(number)), what);
    } else if (expected instanceof ClassPrediction prediction) {
      ClassPrediction other = (ClassPrediction) actual;
      assertEquals(prediction.label(), other.label(), what);
      for (int i = 0; i < prediction.probabilities().size(); i++) {
        assertEquals(
            prediction.probabilities().get(i), other.probabilities().get(i), TOLERANCE, what);
      }
    } else if (expected instanceof AnswerSpan span) {
      AnswerSpan other = (AnswerSpan) actual;
      assertEquals(span.text(), other.text(), what);
      assertEquals(span.start(), other.start(), what);
      assertEquals(span.score(), other.score(), TOLERANCE * 10, what);
      assertEquals(span.noAnswerScore(), other.noAnswerScore(), TOLERANCE * 10, what);
    } else if (expected instanceof TextVectors vectors) {
      for (int i = 0; i < vectors.vectors().size(); i++) {
        assertArrayEquals(
            vectors.vectors().get(i),
            ((TextVectors) actual).vectors().get(i),
            (float) TOLERANCE,
            what);
      }
    } else {
      assertTrue(expected instanceof Tree || expected instanceof List<?>, what);
      assertEquals(expected, actual, what);
    }
  }
}
