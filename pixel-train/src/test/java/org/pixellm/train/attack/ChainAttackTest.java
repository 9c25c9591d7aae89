// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.multibindings.MapBinder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.PluginKind;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.plugins.PluginTypes;
import org.pixellm.train.plugins.PluginsModule;
import org.pixellm.train.random.RandomSource;

class ChainAttackTest {
  private final PluginCreator plugins =
      Guice.createInjector(new PluginsModule(getClass().getClassLoader()), new Letters())
          .getInstance(PluginCreator.class);

  /** What is put behind a text. */
  record LetterConfig(String letter) {}

  private static final class LetterFactory implements TextAttackFactory<LetterConfig> {
    @Override
    public String name() {
      return "letter";
    }

    @Override
    public String summary() {
      return "puts a letter behind a text";
    }

    @Override
    public LetterConfig defaults() {
      return new LetterConfig("x");
    }

    @Override
    public TextAttack create(LetterConfig configuration) {
      return new TextAttack() {
        @Override
        public String attack(String text, double severity, RandomGenerator random) {
          return random.nextDouble() < severity ? text + configuration.letter() : text;
        }

        @Override
        public boolean keepsWords() {
          return !configuration.letter().contains(" ");
        }
      };
    }
  }

  private static final class Letters extends AbstractModule {
    @Override
    protected void configure() {
      MapBinder.newMapBinder(binder(), PluginTypes.NAME, PluginTypes.ATTACK)
          .addBinding("letter")
          .toInstance(new LetterFactory());
    }
  }

  private TextAttack chain(String take, String... letters) {
    List<Map<String, Object>> attacks =
        List.of(letters).stream()
            .map(letter -> Map.<String, Object>of("name", "letter", "letter", letter))
            .toList();
    return plugins.attack(new PluginChoice("chain", Map.of("attacks", attacks, "take", take)));
  }

  @Test
  void oneComesAfterAnother() {
    assertEquals("tabc", chain("all", "a", "b", "c").attack("t", 1, new SplittableRandom(1)));
    assertEquals("t", chain("all", "a", "b", "c").attack("t", 0, new SplittableRandom(1)));
  }

  @Test
  void eachHasRandomnessOfItsOwn() {
    Set<String> results = new HashSet<>();
    TextAttack chain = chain("all", "a", "b");
    for (int seed = 0; seed < 40; seed++) {
      results.add(chain.attack("t", 0.5, new SplittableRandom(seed)));
    }
    assertEquals(Set.of("t", "ta", "tb", "tab"), results);
  }

  @Test
  void oneIsDrawnForEachText() {
    Set<String> results = new HashSet<>();
    TextAttack chain = chain("one", "a", "b", "c");
    for (int seed = 0; seed < 60; seed++) {
      results.add(chain.attack("t", 1, new SplittableRandom(seed)));
    }
    assertEquals(Set.of("ta", "tb", "tc"), results);
  }

  @Test
  void wordsAreKeptIfAllKeepThem() {
    assertTrue(chain("all", "a", "b").keepsWords());
    assertFalse(chain("all", "a", " b").keepsWords());
  }

  @Test
  void whatIsWrongIsNamed() {
    PixelException none =
        assertThrows(
            PixelException.class,
            () -> plugins.attack(new PluginChoice("chain", Map.of("attacks", List.of()))));
    assertTrue(none.getMessage().contains("attacks must name at least one"), none.getMessage());
    PixelException unknown =
        assertThrows(
            PixelException.class,
            () -> plugins.attack(new PluginChoice("chain", Map.of("attacks", List.of("leter")))));
    assertTrue(unknown.getMessage().contains("leter"), unknown.getMessage());
  }

  @Test
  void aTextsNumberDecidesAndNothingElse() {
    TextAttack letters = (text, severity, random) -> text + random.nextInt(1000);
    SeededAttack attack = new SeededAttack(letters, 1, new RandomSource(7));
    String third = attack.text("t", 3);
    attack.text("something else", 9);
    assertEquals(third, attack.text("t", 3));
    assertFalse(third.equals(attack.text("t", 4)));
    assertFalse(third.equals(new SeededAttack(letters, 1, new RandomSource(8)).text("t", 3)));
    String part = attack.part("a", 3, 0);
    assertEquals(part, attack.part("a", 3, 0));
    assertFalse(part.equals(attack.part("a", 3, 1)));
    assertThrows(
        IllegalArgumentException.class, () -> new SeededAttack(letters, 1.5, new RandomSource(7)));
  }

  @Test
  void settingsOfThoseInsideAreWrittenOutToo() {
    PluginChoice inside = new PluginChoice("letter", Map.of("letter", "y"));
    PluginChoice written =
        plugins.resolve(
            PluginKind.ATTACK,
            new PluginChoice("chain", Map.of("attacks", List.of("letter", map(inside)))));
    assertEquals(
        new PluginChoice(
            "chain",
            Map.of(
                "attacks",
                List.of(map(new PluginChoice("letter", Map.of("letter", "x"))), map(inside)),
                "take",
                "all")),
        written);
    assertEquals(written, plugins.resolve(PluginKind.ATTACK, written));
  }

  private static Map<String, Object> map(PluginChoice choice) {
    Map<String, Object> map = new HashMap<>(choice.options());
    map.put("name", choice.name());
    return map;
  }
}
