// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.data.TextExample;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.ParsedSentence;
import org.pixellm.tasks.example.Question;
import org.pixellm.tasks.example.ScoredText;
import org.pixellm.tasks.example.Source;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.tasks.metric.Accuracy;
import org.pixellm.tasks.metric.Answers;
import org.pixellm.tasks.metric.AnswersConfig;
import org.pixellm.tasks.metric.Attachment;
import org.pixellm.tasks.metric.AttachmentConfig;
import org.pixellm.tasks.metric.Correlation;
import org.pixellm.tasks.metric.NoMetric;
import org.pixellm.tasks.metric.TagAccuracy;
import org.pixellm.tasks.prediction.AnswerSpan;
import org.pixellm.tasks.prediction.ClassPrediction;
import org.pixellm.tasks.prediction.TextVectors;
import org.pixellm.tasks.prediction.Tree;

class ReportTest {
  private static final Source SOURCE = new Source(Path.of("data.tsv"), 7);
  private static final Scorer ANSWERS =
      new Scorer("answers", new Answers(AnswersConfig.defaults()));

  private static LabelledText text(String label) {
    return new LabelledText("text", Optional.empty(), Optional.of(label), SOURCE);
  }

  private static ClassPrediction says(String label, double sure) {
    return new ClassPrediction(label, List.of(sure, 1 - sure));
  }

  private static Question question(Question.Answer... answers) {
    return new Question("q", "Who?", "Bob met Ann.", List.of(answers), answers.length > 0, SOURCE);
  }

  private static TaggedWords tagged(String... tags) {
    return new TaggedWords(List.of("a", "b", "c").subList(0, tags.length), List.of(tags), SOURCE);
  }

  @Test
  void predictionsMeetLabelsInTheirTerms() {
    List<Example> examples = List.of(text("x"), text("y"));
    assertEquals(
        Map.of("accuracy", 0.5),
        new Scorer("accuracy", new Accuracy())
            .score(examples, List.of(says("x", 0.9), says("x", 0.9))));
    assertEquals(
        1.0,
        new Scorer("answers", new Answers(AnswersConfig.defaults()))
            .score(
                List.of(question(new Question.Answer(0, "Bob")), question()),
                List.of(new AnswerSpan("Bob", 0, 3, 1, 0), new AnswerSpan("", 0, 0, 1, 2)))
            .get("exact_match"));
    List<Example> pairs =
        List.of(
            new ScoredText("a", Optional.of("b"), OptionalDouble.of(1), SOURCE),
            new ScoredText("a", Optional.of("c"), OptionalDouble.of(5), SOURCE));
    TextVectors apart = new TextVectors(List.of(new float[] {1, 0}, new float[] {0, 1}));
    TextVectors same = new TextVectors(List.of(new float[] {1, 0}, new float[] {2, 0}));
    assertEquals(
        1.0,
        new Scorer("correlation", new Correlation())
            .score(pairs, List.of(apart, same))
            .get("pearson"),
        1e-12);
  }

  @Test
  void aMetricOfAnotherTaskAndAMissingLabelAreTold() {
    Scorer scorer = new Scorer("accuracy", new Accuracy());
    PixelException metric =
        assertThrows(
            PixelException.class, () -> scorer.score(List.of(tagged("N")), List.of(List.of("N"))));
    assertTrue(metric.getMessage().contains("accuracy"), metric.getMessage());
    LabelledText unlabelled = new LabelledText("text", Optional.empty(), Optional.empty(), SOURCE);
    PixelException label =
        assertThrows(
            PixelException.class, () -> scorer.score(List.of(unlabelled), List.of(says("x", 1))));
    assertTrue(label.getMessage().startsWith("data.tsv, line 7: "), label.getMessage());
  }

  @Test
  void aSingleTextHasNoSimilarity() {
    TextVectors single = new TextVectors(List.of(new float[] {1, 0}));
    PixelException e = assertThrows(PixelException.class, () -> ComparablePrediction.of(single));
    assertTrue(e.getMessage().contains("metric: none"), e.getMessage());
  }

  @Test
  void withoutAMetricNothingIsCompared() {
    Scorer scorer = new Scorer("none", new NoMetric());
    List<Example> unlabelled = List.of(new TextExample("text"));
    scorer.requireGold(unlabelled);
    assertEquals(Map.of(), scorer.score(unlabelled, List.of(says("x", 1))));
    assertEquals("loss", scorer.mainScore());
    Scorer accuracy = new Scorer("accuracy", new Accuracy());
    PixelException e = assertThrows(PixelException.class, () -> accuracy.requireGold(unlabelled));
    assertTrue(e.getMessage().contains("metric: none"), e.getMessage());
  }

  /** A plug-in's head may predict any number of things. */
  @Test
  void predictionsOfAPluginMayBeMoreThanTheLabels() {
    record Own(TextInput input) implements Example {
      @Override
      public Optional<Object> gold() {
        return Optional.of(List.of("a"));
      }
    }
    List<Mistake> mistakes =
        Mistake.worst(
            new Scorer("none", new NoMetric()),
            List.of(new Own(TextInput.of("text"))),
            List.of(List.of("a", "b", "c", "d")),
            1);
    assertEquals(0.75, mistakes.get(0).badness());
  }

  @Test
  void theMatrixCountsWhatWasTakenForWhat() {
    ConfusionMatrix matrix =
        ConfusionMatrix.of(
                List.of(tagged("N", "V", "N"), tagged("V")),
                List.of(List.of("N", "N", "X"), List.of("V")))
            .orElseThrow();
    assertEquals(List.of("N", "V", "X"), matrix.labels());
    assertEquals(
        List.of(List.of(1L, 0L, 1L), List.of(1L, 1L, 0L), List.of(0L, 0L, 0L)), matrix.counts());
    assertEquals(2, matrix.total(0));
    assertEquals(
        Optional.empty(),
        ConfusionMatrix.of(
            List.of(question(new Question.Answer(0, "Bob"))),
            List.of(new AnswerSpan("Bob", 0, 3, 1, 0))),
        "answers are no labels");
  }

  @Test
  void relationsOfTreesAreLabels() {
    ParsedSentence sentence =
        new ParsedSentence(
            List.of("a", "b"), List.of(), List.of(2, 0), List.of("obj", "root"), SOURCE);
    ConfusionMatrix matrix =
        ConfusionMatrix.of(
                List.of(sentence), List.of(new Tree(List.of(2, 0), List.of("nsubj", "root"))))
            .orElseThrow();
    assertEquals(List.of("nsubj", "obj", "root"), matrix.labels());
    assertEquals(1, matrix.counts().get(1).get(0), "obj taken for nsubj");
  }

  @Test
  void theSurestMistakeIsTheWorst() {
    List<Mistake> worst =
        Mistake.worst(
            new Scorer("accuracy", new Accuracy()),
            List.of(text("x"), text("x"), text("x"), text("x")),
            List.of(says("y", 0.6), says("x", 0.99), says("y", 0.9), says("y", 0.7)),
            2);
    assertEquals(List.of(0.9, 0.7), worst.stream().map(Mistake::badness).toList());
  }

  @Test
  void wordsCountByTheirShareNumbersByTheirDistance() {
    Scorer tags = new Scorer("tag-accuracy", new TagAccuracy());
    List<Mistake> words =
        Mistake.worst(
            tags,
            List.of(tagged("N", "V"), tagged("N", "V", "N")),
            List.of(List.of("N", "N"), List.of("V", "N", "N")),
            9);
    assertEquals(List.of(2 / 3.0, 0.5), words.stream().map(Mistake::badness).toList());
    ScoredText number = new ScoredText("a", Optional.empty(), OptionalDouble.of(2), SOURCE);
    assertEquals(
        0.5,
        Mistake.worst(
                new Scorer("correlation", new Correlation()), List.of(number), List.of(2.5), 1)
            .get(0)
            .badness());
    assertEquals(List.of(), Mistake.worst(tags, List.of(tagged("N")), List.of(List.of("N")), 9));
  }

  @Test
  void answersCountByTheWordsTheyLack() {
    Question both = question(new Question.Answer(0, "Bob met"), new Question.Answer(8, "Ann"));
    List<Mistake> half =
        Mistake.worst(ANSWERS, List.of(both), List.of(new AnswerSpan("Bob", 0, 3, 1, 0)), 1);
    assertEquals(0.5, half.get(0).badness());
    List<Mistake> none =
        Mistake.worst(ANSWERS, List.of(question()), List.of(new AnswerSpan("Bob", 0, 3, 1, 0)), 1);
    assertEquals(1, none.get(0).badness());
  }

  /** The metric looks away from articles and subtypes; who does not is no judge of mistakes. */
  @Test
  void whatTheMetricCallsRightIsNoMistake() {
    Question question = question(new Question.Answer(0, "Bob"));
    assertEquals(
        List.of(),
        Mistake.worst(
            ANSWERS, List.of(question), List.of(new AnswerSpan("the Bob.", 0, 8, 1, 0)), 1));
    ParsedSentence sentence =
        new ParsedSentence(
            List.of("a", "b"), List.of(), List.of(2, 0), List.of("nsubj:pass", "root"), SOURCE);
    Tree plain = new Tree(List.of(2, 0), List.of("nsubj", "root"));
    Scorer cut = new Scorer("attachment", new Attachment(AttachmentConfig.defaults()));
    assertEquals(List.of(), Mistake.worst(cut, List.of(sentence), List.of(plain), 1));
    Scorer kept =
        new Scorer(
            "attachment",
            new Attachment(
                new AttachmentConfig(
                    AttachmentConfig.Punctuation.COUNTED, AttachmentConfig.Subtypes.KEPT)));
    assertEquals(1, Mistake.worst(kept, List.of(sentence), List.of(plain), 1).size());
  }

  @Test
  void differencesNameTheWords() {
    assertEquals(
        List.of("b: N instead of V"),
        PredictionText.differences(tagged("N", "V"), List.of("N", "N"), List.of("N", "V")));
    assertEquals(
        List.of("y (0.75) instead of x"),
        PredictionText.differences(text("x"), says("y", 0.75), "x"));
    ParsedSentence sentence =
        new ParsedSentence(
            List.of("a", "b"), List.of(), List.of(2, 0), List.of("obj", "root"), SOURCE);
    assertEquals(
        List.of("a: obj of root instead of obj of b"),
        PredictionText.differences(
            sentence,
            new Tree(List.of(0, 0), List.of("obj", "root")),
            new Tree(sentence.heads(), sentence.relations())));
  }
}
