// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.data.TextChange;
import org.pixellm.plugins.data.TextExample;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.train.config.AttackConfig;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.random.RandomSource;

class TrainingAttackTest {
  private static final int TEXTS = 2000;

  /** Says how much it was asked for, and what it drew. */
  private static final TextAttack SAYING =
      (text, severity, random) -> text + "|" + severity + "|" + random.nextLong();

  private static final TextAttack PARTING =
      new TextAttack() {
        @Override
        public String attack(String text, double severity, RandomGenerator random) {
          return text + " " + text;
        }

        @Override
        public boolean keepsWords() {
          return false;
        }
      };

  /** A list of words that are changed one by one; with a label each, as it were. */
  private record Listed(List<String> words) implements Example {
    @Override
    public TextInput input() {
      return new TextInput.Words(words);
    }

    @Override
    public Optional<Example> withTexts(TextChange change) {
      List<String> changed = new ArrayList<>();
      for (int i = 0; i < words.size(); i++) {
        String word = change.change(i, words.get(i));
        if (word.contains(" ")) {
          throw new IllegalArgumentException("'" + word + "' is not one word");
        }
        changed.add(word);
      }
      return Optional.of(new Listed(changed));
    }
  }

  /** With a label that fits no other text. */
  private record Fixed(String text) implements Example {
    @Override
    public TextInput input() {
      return TextInput.of(text);
    }
  }

  private static TrainingAttack attack(TextAttack attack, double share, Double... severities) {
    return TrainingAttack.of(
        new AttackConfig(PluginChoice.named("saying"), share, List.of(severities)),
        choice -> attack);
  }

  private static List<String> texts(AttackedPass pass) {
    List<String> clean = Collections.nCopies(TEXTS, "text");
    List<String> texts = new ArrayList<>();
    pass.texts(clean.iterator()).forEachRemaining(texts::add);
    return texts;
  }

  private static List<String> texts(TrainingAttack attack, long... pass) {
    return texts(attack.pass(new RandomSource(5), pass));
  }

  private static int count(List<String> texts, String part) {
    return texts.stream().mapToInt(text -> text.contains(part) ? 1 : 0).sum();
  }

  @Test
  void aShareIsAttackedAndEachSeverityAsOften() {
    List<String> texts = texts(attack(SAYING, 0.3, 20.0, 80.0), 0);
    // Six standard deviations are 123 and 92.
    assertEquals(600, count(texts, "|"), 123);
    assertEquals(300, count(texts, "|0.2|"), 92);
    assertEquals(300, count(texts, "|0.8|"), 92);
    assertEquals(TEXTS, count(texts(attack(SAYING, 1, 35.0), 0), "|0.35|"));
  }

  @Test
  void aPassIsTheSameAgainInAnyOrder() {
    TrainingAttack attack = attack(SAYING, 0.5, 50.0);
    List<String> texts = texts(attack, 3, 1);
    assertEquals(texts, texts(attack, 3, 1));
    AttackedPass pass = attack.pass(new RandomSource(5), 3, 1);
    for (int i = TEXTS - 1; i >= 0; i -= 7) {
      assertEquals(texts.get(i), pass.text("text", i));
    }
    assertNotEquals(texts, texts(attack.pass(new RandomSource(6), 3, 1)));
  }

  @Test
  void otherPassesAttackOthersAndOtherwise() {
    TrainingAttack attack = attack(SAYING, 0.5, 50.0);
    List<String> first = texts(attack, 0);
    List<String> second = texts(attack, 1);
    int[] both =
        IntStream.range(0, TEXTS)
            .filter(i -> first.get(i).contains("|") && second.get(i).contains("|"))
            .toArray();
    assertEquals(500, both.length, 117);
    for (int i : both) {
      assertNotEquals(first.get(i), second.get(i));
    }
  }

  @Test
  void whatASmallShareAttacksALargeOneDoesToo() {
    List<String> few = texts(attack(SAYING, 0.2, 10.0, 60.0), 4);
    List<String> many = texts(attack(SAYING, 0.7, 10.0, 60.0), 4);
    for (int i = 0; i < TEXTS; i++) {
      if (few.get(i).contains("|")) {
        assertEquals(few.get(i), many.get(i));
      }
    }
    assertTrue(count(few, "|") > 0);
  }

  @Test
  void shareOrSeverityZeroOrNoAttackLeavesTheVeryExamples() {
    Example example = new TextExample("text");
    for (TrainingAttack attack :
        List.of(attack(SAYING, 0, 50.0), attack(SAYING, 1, 0.0), TrainingAttack.none())) {
      AttackedPass pass = attack.pass(new RandomSource(5), 0);
      for (int i = 0; i < 100; i++) {
        assertSame(example, pass.example(example, i));
      }
      assertEquals(0, count(texts(pass), "|"));
    }
  }

  @Test
  void eachWordIsDisturbedByItself() {
    AttackedPass pass = attack(SAYING, 1, 50.0).pass(new RandomSource(5), 0);
    Listed attacked = (Listed) pass.example(new Listed(List.of("a", "a")), 9);
    assertNotEquals(attacked.words().get(0), attacked.words().get(1));
    assertEquals(attacked, pass.example(new Listed(List.of("a", "a")), 9));
    assertNotEquals(attacked, pass.example(new Listed(List.of("a", "a")), 8));
    Listed alone = (Listed) pass.example(new Listed(List.of("a", "other")), 9);
    assertEquals(attacked.words().get(0), alone.words().get(0));
  }

  @Test
  void whatCannotBeAttackedIsToldBeforeAnythingIs() {
    TrainingAttack parting = attack(PARTING, 0.01, 50.0);
    parting.requireFits(List.of(new TextExample("one text")));
    assertEquals(
        "data.attack.by is saying: " + SeededAttack.WORDS_LOST,
        message(() -> parting.requireFits(List.of(new Listed(List.of("a"))))));
    assertEquals(
        "data.attack.by is saying: examples of the kind Fixed cannot be attacked: their labels do not fit another text",
        message(
            () ->
                attack(SAYING, 1, 50.0)
                    .requireFits(List.of(new TextExample("a"), new Fixed("b")))));
    TrainingAttack.none().requireFits(List.of(new Fixed("b")));
  }

  @Test
  void anAttackThatPartsWordsUnawaresIsCaught() {
    TextAttack lying = (text, severity, random) -> text + " " + text;
    TrainingAttack attack = attack(lying, 1, 50.0);
    List<Example> words = List.of(new Listed(List.of("a")));
    attack.requireFits(words);
    assertEquals(
        "the attack does not keep the words that have labels, and yet says that it does: 'a a' is not one word",
        message(() -> attack.pass(new RandomSource(5), 0).example(words.get(0), 0)));
  }

  private static String message(Runnable wrong) {
    return assertThrows(PixelException.class, wrong::run).getMessage();
  }
}
