// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.data.TextExample;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.ParsedSentence;
import org.pixellm.tasks.example.Question;
import org.pixellm.tasks.example.ScoredText;
import org.pixellm.tasks.example.Source;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.tasks.prediction.ClassPrediction;
import org.pixellm.tasks.prediction.Tree;
import org.pixellm.train.config.PluginChoice;

class TextExamplesTest {
  private static final Source SOURCE = new Source(Path.of("lines.txt"), 3);
  private static final PluginChoice TAGS = PluginChoice.named("conllu-tags");

  private static Example of(Class<? extends Example> type, String line) {
    return new TextExamples(type).of(line, SOURCE);
  }

  @Test
  void aLineIsWhatTheTaskReads() {
    assertEquals(
        List.of("She", "reads", "."),
        ((TaggedWords) of(TaggedWords.class, " She reads  . ")).words());
    assertEquals(List.of("She", "."), ((ParsedSentence) of(ParsedSentence.class, "She .")).words());
    assertEquals(
        new LabelledText("a b", Optional.empty(), Optional.empty(), SOURCE),
        of(LabelledText.class, "a b"));
    assertEquals(Optional.of("c d"), ((ScoredText) of(ScoredText.class, "a b\t c d")).second());
    Question question = (Question) of(Question.class, "Who?\tBob came.");
    assertEquals("Bob came.", question.context());
    assertEquals(new TextExample("a b"), of(Example.class, "a b"));
    assertEquals(Optional.of("b"), ((ScoredText) of(Example.class, "a\tb")).second());
  }

  @Test
  void aQuestionWithoutATextIsTold() {
    PixelException e = assertThrows(PixelException.class, () -> of(Question.class, "Who?"));
    assertTrue(e.getMessage().startsWith("lines.txt, line 3: "), e.getMessage());
  }

  @Test
  void predictionsOfPluginsAreWrittenAsTheyAre() {
    PredictionEntries entries = new PredictionEntries(List.of());
    TextExample text = new TextExample("a");
    assertEquals(Map.of("text", "a", "score", 0.5), entries.of(text, 0.5));
    assertEquals(
        Map.of("text", "a", "prediction", Map.of("x", 1)), entries.of(text, Map.of("x", 1)));
  }

  @Test
  void wordsThatWereNotReadHaveNoTag() {
    TaggedWords words = new TaggedWords(List.of("a", "b"), List.of(), SOURCE);
    assertEquals(
        "1\ta\t_\tX\t_\t_\t_\t_\t_\t_\n2\tb\t_\t_\t_\t_\t_\t_\t_\t_\n\n",
        new ConlluOutput(TAGS).of(words, List.of("X")));
  }

  @Test
  void tagsGoToTheColumnTheyWereLearntFrom() {
    TaggedWords word = new TaggedWords(List.of("a"), List.of(), SOURCE);
    PluginChoice universal = new PluginChoice("conllu-tags", Map.of("column", "upos"));
    assertEquals(
        "1\ta\t_\tNOUN\t_\t_\t_\t_\t_\t_\n\n",
        new ConlluOutput(universal).of(word, List.of("NOUN")));
    PluginChoice own = new PluginChoice("conllu-tags", Map.of("column", "xpos"));
    assertEquals(
        "1\ta\t_\t_\tNN\t_\t_\t_\t_\t_\n\n", new ConlluOutput(own).of(word, List.of("NN")));
    PixelException names =
        assertThrows(
            PixelException.class,
            () -> new ConlluOutput(PluginChoice.named("bio")).of(word, List.of("B-PER")));
    assertTrue(names.getMessage().contains("the reader bio"), names.getMessage());
  }

  @Test
  void treesAreWrittenAsHeadsAndRelations() {
    ParsedSentence sentence =
        new ParsedSentence(List.of("a", "b"), List.of(), List.of(), List.of(), SOURCE);
    Tree tree = new Tree(List.of(2, 0), List.of("det", "root"));
    assertEquals(
        "1\ta\t_\t_\t_\t_\t2\tdet\t_\t_\n2\tb\t_\t_\t_\t_\t0\troot\t_\t_\n\n",
        new ConlluOutput(PluginChoice.named("conllu-trees")).of(sentence, tree));
    assertEquals(
        Map.of(
            "words",
            List.of("a", "b"),
            "heads",
            List.of(2, 0),
            "relations",
            List.of("det", "root")),
        new PredictionEntries(List.of()).of(sentence, tree));
  }

  @Test
  void classesComeWithTheProbabilitiesOfAllLabels() {
    assertEquals(
        Map.of("text", "t", "label", "y", "probabilities", Map.of("x", 0.25, "y", 0.75)),
        new PredictionEntries(List.of("x", "y"))
            .of(of(LabelledText.class, "t"), new ClassPrediction("y", List.of(0.25, 0.75))));
  }

  @Test
  void otherPredictionsAreNoConllu() {
    Example text = of(LabelledText.class, "t");
    assertThrows(
        PixelException.class,
        () -> new ConlluOutput(TAGS).of(text, new ClassPrediction("y", List.of(1.0))));
  }
}
