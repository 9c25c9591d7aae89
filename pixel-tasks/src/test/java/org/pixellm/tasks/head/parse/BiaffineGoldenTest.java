// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pixellm.model.golden.Relative.assertClose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.tasks.example.ParsedSentence;
import org.pixellm.tasks.example.Source;
import org.pixellm.tasks.head.GoldenHead;
import org.pixellm.tasks.head.parse.BiaffineParsing.Gold;
import org.pixellm.tasks.prediction.Tree;

/** PIXELForBiaffineParsing, whose padding is among the possible heads. */
class BiaffineGoldenTest {
  private static final int RELATIONS = 7;
  private static final int NONE = -100;

  @ParameterizedTest
  @ValueSource(strings = {"biaffine", "biaffine_batch1"})
  void scoresLossAndGreedyHeadsAreTheOriginals(String name) {
    try (GoldenHead golden = new GoldenHead(name);
        BiaffineParsing head = head(golden, true)) {
      List<DrawnExample<ParsedSentence>> examples = examples(golden);
      TaskBatch<ParsedSentence> batch = golden.batch(examples);
      BiaffineParsing.AllScores scores = head.allScores(batch, golden.context());
      List<Tree> trees = head.predict(batch, golden.context());
      int columns = golden.patches() + 1;
      for (int row = 0; row < golden.rows(); row++) {
        int words = examples.get(row).example().words().size();
        float[] arcs = golden.outputs("arc_logits");
        int from = row * golden.patches() * columns;
        float[] expected = Arrays.copyOfRange(arcs, from, from + words * columns);
        assertClose(expected, scores.arcs().get(row), 1e-4, "arcs");
        for (int word = 0; word < words; word++) {
          assertEquals(best(expected, word * columns, columns), trees.get(row).heads().get(word));
        }
        float[] relations = new float[words * (words + 1) * RELATIONS];
        for (int word = 0; word < words; word++) {
          System.arraycopy(
              golden.outputs("rel_logits"),
              (from + word * columns) * RELATIONS,
              relations,
              word * (words + 1) * RELATIONS,
              (words + 1) * RELATIONS);
        }
        assertClose(relations, scores.relations().get(row), 1e-4, "relations");
      }
      LossTerms terms = head.loss(batch, gold(golden, examples), golden.context());
      assertEquals(golden.loss(), terms.loss().getFloat(), 1e-4 * golden.loss());
      assertEquals(
          Arrays.stream(golden.labels("arc_labels")).filter(label -> label != NONE).count(),
          terms.count());
    }
  }

  /** Heads that are not there have no scores, and the loss is lower by what they took. */
  @Test
  void withoutTheSwitchPaddingIsNoHead() {
    try (GoldenHead golden = new GoldenHead("biaffine");
        BiaffineParsing head = head(golden, false)) {
      List<DrawnExample<ParsedSentence>> examples = examples(golden);
      TaskBatch<ParsedSentence> batch = golden.batch(examples);
      List<float[]> arcs = head.allScores(batch, golden.context()).arcs();
      for (int row = 0; row < golden.rows(); row++) {
        int words = examples.get(row).example().words().size();
        assertEquals(words * (1 + words), arcs.get(row).length);
      }
      float loss = head.loss(batch, gold(golden, examples), golden.context()).loss().getFloat();
      assertTrue(loss < golden.loss(), loss + " and with padding " + golden.loss());
    }
  }

  private static int best(float[] values, int from, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = values[from + i] > values[from + best] ? i : best;
    }
    return best;
  }

  private static BiaffineParsing head(GoldenHead golden, boolean padding) {
    BiaffineParsing head =
        new BiaffineParsingFactory()
            .restore(
                golden.config(Map.of("reference_padding", padding, "arc_decoding", "greedy")),
                golden.hidden());
    golden.load(head);
    return head;
  }

  private static List<DrawnExample<ParsedSentence>> examples(GoldenHead golden) {
    List<DrawnExample<ParsedSentence>> examples = new ArrayList<>();
    int columns = golden.patches() + 1;
    for (int row = 0; row < golden.rows(); row++) {
      long[] starts =
          Arrays.stream(golden.labels("word_starts"), row * columns, (row + 1) * columns)
              .filter(start -> start != NONE)
              .toArray();
      int words = starts.length - 1;
      Alignment.Builder alignment = new Alignment.Builder(golden.real(row), words);
      for (int word = 0; word < words; word++) {
        alignment.cluster(word, 0, 1, (int) starts[word], (int) starts[word + 1]).word(word, 0, 1);
      }
      alignment.drawn(Collections.nCopies(words, 1), true);
      examples.add(
          DrawnExample.of(
              new ParsedSentence(
                  Collections.nCopies(words, "w"),
                  List.of(),
                  List.of(),
                  List.of(),
                  new Source(Path.of("golden"), 1)),
              GoldenHead.picture(alignment.build())));
    }
    return examples;
  }

  private static List<Gold> gold(GoldenHead golden, List<DrawnExample<ParsedSentence>> examples) {
    List<Gold> gold = new ArrayList<>();
    for (int row = 0; row < golden.rows(); row++) {
      List<Integer> heads = new ArrayList<>();
      List<Integer> relations = new ArrayList<>();
      for (int word = 0; word < examples.get(row).example().words().size(); word++) {
        int at = row * golden.patches() + word;
        long head = golden.labels("arc_labels")[at];
        heads.add(head == NONE ? BiaffineParsing.UNLABELLED : (int) head);
        relations.add((int) golden.labels("rel_labels")[at]);
      }
      gold.add(new Gold(heads, relations));
    }
    return gold;
  }
}
