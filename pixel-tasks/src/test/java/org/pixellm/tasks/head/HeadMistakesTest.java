// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.task.TaskHead;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.ParsedSentence;
import org.pixellm.tasks.example.Question;
import org.pixellm.tasks.example.ScoredText;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.train.config.PluginChoice;

/** What a user can get wrong is told in one sentence, with file and line where there are such. */
class HeadMistakesTest {
  private static TinyReader reader;

  @BeforeAll
  static void open() {
    reader = new TinyReader();
  }

  @AfterAll
  static void close() {
    reader.close();
  }

  @Test
  void anUnknownLabelIsNamedWithItsPlace() {
    List<String> words = List.of("go");
    assertLoss(
        "token-classification",
        new TaggedWords(words, List.of("VREB"), TinyReader.SOURCE),
        "made-up.txt, line 7: the label 'VREB' is not one of the model's: NOUN, VERB");
    assertLoss(
        "biaffine-parsing",
        new ParsedSentence(words, List.of(), List.of(0), List.of("roof"), TinyReader.SOURCE),
        "made-up.txt, line 7: the label 'roof' is not one of the model's: NOUN, VERB");
    assertLoss(
        "sequence-classification",
        new LabelledText("go", Optional.empty(), Optional.of("x"), TinyReader.SOURCE),
        "made-up.txt, line 7: the label 'x' is not one of the model's: NOUN, VERB");
  }

  @Test
  void anExampleWithoutLabelTeachesNothing() {
    List<String> words = List.of("go");
    assertLoss(
        "token-classification",
        new TaggedWords(words, List.of(), TinyReader.SOURCE),
        "made-up.txt, line 7: the sentence has no tags to learn from");
    assertLoss(
        "biaffine-parsing",
        new ParsedSentence(words, List.of(), List.of(), List.of(), TinyReader.SOURCE),
        "made-up.txt, line 7: the sentence has no tree to learn from");
    assertLoss(
        "sequence-classification",
        new LabelledText("go", Optional.empty(), Optional.empty(), TinyReader.SOURCE),
        "made-up.txt, line 7: the text has no label to learn from");
    assertLoss(
        "sequence-regression",
        new ScoredText("go", Optional.empty(), OptionalDouble.empty(), TinyReader.SOURCE),
        "made-up.txt, line 7: the text has no score to learn from");
    assertLoss(
        "question-answering",
        new Question("1", "Who?", "Ann.", List.of(), true, TinyReader.SOURCE),
        "made-up.txt, line 7: the question has no answer to learn from");
  }

  private static void assertLoss(String head, Example example, String message) {
    try (TaskHead<Example, Object> made =
        cast(
            reader
                .plugins()
                .taskHead(PluginChoice.named(head), reader.hidden(), List.of("NOUN", "VERB")))) {
      reader.initialize(made, 1);
      PixelException refused =
          assertThrows(
              PixelException.class,
              () ->
                  made.loss(
                      reader.packed(List.of(reader.draw(made, example, 40))),
                      reader.context(false)));
      assertEquals(message, refused.getMessage());
    }
  }

  @SuppressWarnings("unchecked") // each head is given its own examples
  private static TaskHead<Example, Object> cast(TaskHead<?, ?> head) {
    return (TaskHead<Example, Object>) head;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sequence-classification | pooling | average | pooling must be cls, mean, max, or pma with"
            + " a number of heads as in pma8, not \"average\"",
        "sequence-classification | pooling | pma3 | pooling by 3 heads does not divide states of"
            + " width 16; take a number of heads that does",
        "token-classification | dropout | 1 | dropout must be 0 to below 1, not 1.0",
        "question-answering | candidates | 0 | max_answer_patches and candidates must be at least"
            + " 1, not 30 and 0",
        "sentence-embedding | temperature | 0 | temperature must be above 0, not 0.0",
        "sentence-embedding | word_dropout | 1 | word_dropout must be 0 to below 1, not 1.0",
      })
  void anImpossibleSettingIsRefused(String head, String setting, String value, String message) {
    Object typed = value.matches("[0-9]+") ? (Object) Integer.valueOf(value) : value;
    PixelException refused =
        assertThrows(
            PixelException.class,
            () ->
                reader
                    .plugins()
                    .taskHead(
                        new PluginChoice(head, Map.of(setting, typed)),
                        reader.hidden(),
                        List.of("a", "b")));
    assertEquals("task-head " + head + ": " + message, refused.getMessage());
  }

  @Test
  void impossibleLabelsAreRefused() {
    assertRefused(
        Map.of(), List.of(), "there must be at least one label; the training data has none");
    assertRefused(Map.of(), List.of("a", "a"), "the label 'a' occurs twice");
    assertRefused(
        Map.of("class_weights", Map.of("c", 2.0)),
        List.of("a", "b"),
        "class_weights names \"c\", which is not one of the labels a, b");
    assertRefused(
        Map.of("class_weights", Map.of("a", 0.0)),
        List.of("a", "b"),
        "class_weights must be above 0, not 0.0 for \"a\"");
  }

  private static void assertRefused(
      Map<String, Object> settings, List<String> labels, String message) {
    PixelException refused =
        assertThrows(
            PixelException.class,
            () ->
                reader
                    .plugins()
                    .taskHead(
                        new PluginChoice("token-classification", settings),
                        reader.hidden(),
                        labels));
    assertEquals("task-head token-classification: " + message, refused.getMessage());
  }
}
