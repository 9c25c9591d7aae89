// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.ParsedSentence;
import org.pixellm.tasks.example.Question;
import org.pixellm.tasks.example.ScoredText;
import org.pixellm.tasks.example.Source;
import org.pixellm.tasks.example.TaggedWords;

class AttackedExamplesTest {
  private static final Source SOURCE = new Source(Path.of("a.conllu"), 1);

  /** Whole texts in capitals. */
  private static final TextAttack CAPITALS =
      (text, severity, random) ->
          random.nextDouble() < severity ? text.toUpperCase(Locale.ROOT) : text;

  private static List<Example> sentences(int count) {
    return IntStream.range(0, count)
        .<Example>mapToObj(
            i -> new TaggedWords(List.of("one", "two", "three"), List.of("A", "B", "C"), SOURCE))
        .toList();
  }

  @Test
  void moreIsDisturbedAtHigherSeverityAndNothingIsMended() {
    AttackedExamples attacked = new AttackedExamples(sentences(100), 1);
    List<Example> some = attacked.attacked("capitals", CAPITALS, 20);
    List<Example> most = attacked.attacked("capitals", CAPITALS, 80);
    assertEquals(0.2, capitals(some) / 300.0, 0.08);
    assertEquals(0.8, capitals(most) / 300.0, 0.08);
    for (int i = 0; i < 100; i++) {
      for (int word = 0; word < 3; word++) {
        if (isCapital(some.get(i), word)) {
          assertTrue(isCapital(most.get(i), word), "disturbed at 20 % and not at 80 %");
        }
      }
      assertEquals(List.of("A", "B", "C"), most.get(i).gold().orElseThrow());
    }
    assertEquals(sentences(100), attacked.attacked("capitals", CAPITALS, 0));
    assertEquals(some, attacked.attacked("capitals", CAPITALS, 20), "asked again");
    assertNotEquals(some, new AttackedExamples(sentences(100), 2).attacked("x", CAPITALS, 20));
  }

  private static long capitals(List<Example> examples) {
    return examples.stream()
        .mapToLong(e -> IntStream.range(0, 3).filter(word -> isCapital(e, word)).count())
        .sum();
  }

  private static boolean isCapital(Example example, int word) {
    return Character.isUpperCase(example.input().parts().get(word).charAt(0));
  }

  @Test
  void labelsOfEveryKindStay() {
    Optional<String> second = Optional.of("two");
    List<Example> all =
        List.of(
            new LabelledText("one", second, Optional.of("x"), SOURCE),
            new ScoredText("one", second, OptionalDouble.of(2), SOURCE),
            new ParsedSentence(
                List.of("one", "two"), List.of(), List.of(0, 1), List.of("root", "obj"), SOURCE));
    for (Example example : all) {
      Example attacked =
          new AttackedExamples(List.of(example), 1).attacked("capitals", CAPITALS, 100).get(0);
      assertEquals(List.of("ONE", "TWO"), attacked.input().parts());
      assertEquals(example.gold(), attacked.gold());
      assertEquals(example.getClass(), attacked.getClass());
    }
  }

  @Test
  void answersKeepTheirPlaces() {
    Question question =
        new Question("1", "who?", "it was me", List.of(new Question.Answer(7, "me")), true, SOURCE);
    Example attacked =
        new AttackedExamples(List.of(question), 1).attacked("capitals", CAPITALS, 100).get(0);
    assertEquals(new TextInput.Pair("WHO?", "it was me"), attacked.input());
  }

  @Test
  void whatWouldMoveLabelsIsRefused() {
    AttackedExamples attacked = new AttackedExamples(sentences(1), 1);
    for (TextAttack attack :
        List.<TextAttack>of((t, s, r) -> t + " " + t, (t, s, r) -> "", (t, s, r) -> "\u00a0 ")) {
      PixelException e =
          assertThrows(PixelException.class, () -> attacked.attacked("cut", attack, 50));
      assertTrue(e.getMessage().contains("cut: the attack does not keep"), e.getMessage());
    }
    Example fixed = () -> TextInput.of("mine");
    assertThrows(
        PixelException.class,
        () -> new AttackedExamples(List.of(fixed), 1).attacked("capitals", CAPITALS, 50));
  }
}
