// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.words;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.model.nn.ParameterValues;
import org.pixellm.plugins.model.TextLengths;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.tasks.head.TinyReader;
import org.pixellm.tasks.window.WordPlace;
import org.pixellm.tasks.window.WordPlaces;

/**
 * Tags come back on the words they belong to, whichever way the script runs. The "encoder" is one
 * that says of each patch how much ink is in it; the head tells heavy words from light ones by it.
 */
class ReadingOrderTest {
  static List<List<String>> sentences() {
    return List.of(
        List.of("ذهب", "الولد", "إلى", "المدرسة", "في", "الصباح", "."),
        List.of("וַיֹּאמֶר", "אֱלֹהִים", "יְהִי", "אוֹר"),
        List.of("ⲁⲩⲱ", "ⲡⲉϫⲉ", "ⲡⲛⲟⲩⲧⲉ", "ϫⲉ", "ⲙⲁⲣⲉ", "ⲟⲩⲟⲉⲓⲛ", "ϣⲱⲡⲉ"),
        List.of("The", "word", "كتاب", "means", "book", "."));
  }

  /** Each word alone gives the ink that its tag in the sentence must tell of. */
  @ParameterizedTest
  @MethodSource("sentences")
  void eachWordIsLookedAtWhereItIsDrawn(List<String> words) {
    try (TinyReader reader = new TinyReader()) {
      for (int maxPatches : new int[] {64, 16}) {
        float[] together = ink(reader, words, maxPatches);
        float[] alone = new float[words.size()];
        for (int word = 0; word < alone.length; word++) {
          alone[word] = ink(reader, List.of(words.get(word)), 64)[0];
        }
        // Where a word stands in a line moves its dots by fractions of a pixel.
        assertArrayEquals(alone, together, 0.02f * max(alone), "in " + maxPatches + " patches");
      }
    }
  }

  /** A sentence the other way round gives the same, the other way round. */
  @ParameterizedTest
  @ValueSource(ints = {64, 20})
  void tagsTurnWithTheWords(int maxPatches) {
    try (TinyReader reader = new TinyReader()) {
      List<String> words = sentences().get(0);
      List<String> turned = new ArrayList<>(words);
      Collections.reverse(turned);
      float[] ink = ink(reader, words, maxPatches);
      float[] back = ink(reader, turned, maxPatches);
      for (int word = 0; word < ink.length; word++) {
        assertEquals(ink[word], back[ink.length - 1 - word], 0.02f * max(ink));
      }
    }
  }

  private static float max(float[] values) {
    return (float)
        IntStream.range(0, values.length).mapToDouble(i -> values[i]).max().orElseThrow();
  }

  /**
   * What the head says of each word when a patch's state is its ink, times its patches: its ink.
   */
  private static float[] ink(TinyReader reader, List<String> words, int maxPatches) {
    TokenClassificationConfig config =
        new TokenClassificationConfig(WordPatches.MEAN, TagDecoding.INDEPENDENT, 0, Map.of());
    try (TokenClassification head =
        new TokenClassificationFactory().create(config, 1, List.of("light", "heavy"))) {
      set(reader, head.parameters().get("classifier.weight"), 0, 1);
      set(reader, head.parameters().get("classifier.bias"), 0, 0);
      DrawnExample<TaggedWords> drawn =
          reader.draw(head, new TaggedWords(words, List.of(), TinyReader.SOURCE), maxPatches);
      List<Float> states = new ArrayList<>();
      for (RenderedText window : drawn.windows()) {
        states.add(-1f); // CLS
        for (int patch = 0; patch < window.patchCount(); patch++) {
          states.add(ink(window, patch));
        }
      }
      float[] values = new float[states.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = states.get(i);
      }
      TaskBatch<TaggedWords> batch =
          new TaskBatch<>(
              reader.manager().create(values, new Shape(values.length, 1)),
              TextLengths.of(drawn.windows().stream().mapToInt(RenderedText::patchCount).toArray()),
              List.of(drawn));
      float[][] scores = head.scores(batch, reader.context(false)).get(0);
      assertEquals(words.size(), scores.length);
      assertEquals(words.size(), head.predict(batch, reader.context(false)).get(0).size());
      WordPlaces places = WordPlaces.of(words, drawn.windows());
      float[] heavy = new float[scores.length];
      for (int word = 0; word < heavy.length; word++) {
        WordPlace place = places.get(word).orElseThrow();
        heavy[word] = scores[word][1] * (place.endPatch() - place.firstPatch());
      }
      return heavy;
    }
  }

  private static float ink(RenderedText window, int patch) {
    float sum = 0;
    for (int x = 0; x < window.patchSize(); x++) {
      for (int y = 0; y < window.patchSize(); y++) {
        sum += 255 - window.pixel(0, patch * window.patchSize() + x, y);
      }
    }
    return sum / 255;
  }

  private static void set(TinyReader reader, Parameter parameter, float... values) {
    ParameterValues.replace(
        parameter,
        reader.manager().create(values, parameter.getShape()).duplicate(),
        reader.manager());
  }
}
