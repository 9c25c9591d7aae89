// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.words;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.tasks.head.TinyReader;

/** The same sentence gives the same logits alone and in a batch, and a truncated one fewer. */
class WordLogitsTest {
  private static final float TOLERANCE = 1e-5f;

  @ParameterizedTest
  @EnumSource(WordPatches.class)
  void aSentenceHasTheSameLogitsAloneAndInABatch(WordPatches patches) {
    try (TinyReader reader = new TinyReader();
        TokenClassification head = head(reader, patches)) {
      List<DrawnExample<TaggedWords>> drawn = new ArrayList<>();
      for (int count : new int[] {3, 40, 1, 9}) {
        drawn.add(reader.draw(head, words(count), 30));
      }
      assertTrue(drawn.get(1).windows().size() > 2);
      List<float[][]> packed = head.scores(reader.packed(drawn), reader.context(false));
      List<float[][]> padded = head.scores(reader.padded(drawn, 13), reader.context(false));
      for (int i = 0; i < drawn.size(); i++) {
        float[][] alone =
            head.scores(reader.packed(List.of(drawn.get(i))), reader.context(false)).get(0);
        assertEquals(drawn.get(i).example().words().size(), alone.length);
        for (int word = 0; word < alone.length; word++) {
          assertArrayEquals(alone[word], packed.get(i)[word], TOLERANCE, "packed");
          assertArrayEquals(alone[word], padded.get(i)[word], TOLERANCE, "padded");
        }
      }
    }
  }

  /** As in the original, words that the picture does not show have neither loss nor tag. */
  @ParameterizedTest
  @EnumSource(WordPatches.class)
  void aTruncatedSentenceHasTagsForTheWordsThatAreDrawn(WordPatches patches) {
    try (TinyReader reader = new TinyReader();
        TokenClassification head = head(reader, patches)) {
      TaggedWords all = words(40);
      RenderedText picture = reader.renderer().render(new TextInput.Words(all.words()), 20);
      DrawnExample<TaggedWords> drawn = DrawnExample.of(all, picture);
      List<String> tags = head.predict(reader.packed(List.of(drawn)), reader.context(false)).get(0);
      assertEquals(picture.alignment().words().size(), tags.size());
      assertTrue(!tags.isEmpty() && tags.size() < 40, "tags for " + tags.size());
      assertEquals(
          tags.size(), head.loss(reader.packed(List.of(drawn)), reader.context(false)).count());
    }
  }

  private static TaggedWords words(int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add("word".repeat(1 + i % 3) + i);
    }
    return new TaggedWords(words, Collections.nCopies(count, "NOUN"), TinyReader.SOURCE);
  }

  private static TokenClassification head(TinyReader reader, WordPatches patches) {
    TokenClassification head =
        new TokenClassificationFactory()
            .create(
                new TokenClassificationConfig(patches, TagDecoding.INDEPENDENT, 0, Map.of()),
                reader.hidden(),
                List.of("NOUN", "VERB", "X"));
    reader.initialize(head, 2);
    return head;
  }
}
