// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pixellm.tasks.metric.AttachmentConfig.Punctuation;
import org.pixellm.tasks.metric.AttachmentConfig.Subtypes;
import org.pixellm.tasks.prediction.Tree;

class AttachmentTest {
  private static final double EXACT = 1e-12;

  /** "She was seen there ." */
  private static final Tree GOLD =
      new Tree(List.of(3, 3, 0, 3, 3), List.of("nsubj:pass", "aux", "root", "advmod", "punct"));

  private static Map<String, Double> scores(AttachmentConfig config, Tree predicted) {
    return Scoring.of(new Attachment(config), List.of(predicted), List.of(GOLD));
  }

  private static Map<String, Double> scores(Tree predicted) {
    return scores(AttachmentConfig.defaults(), predicted);
  }

  @Test
  void aRightTreeScoresOne() {
    scores(GOLD).forEach((name, value) -> assertEquals(1, value, EXACT, name));
  }

  /** Heads right: 1, 2, 3, 5. Relations right: 1 (without its subtype), 3, 4, 5. */
  @Test
  void headsAndRelationsCountAloneAndTogether() {
    Map<String, Double> scores =
        scores(
            new Tree(List.of(3, 3, 0, 1, 3), List.of("nsubj", "cop", "root", "advmod", "punct")));
    assertEquals(4 / 5.0, scores.get("uas"), EXACT);
    assertEquals(3 / 5.0, scores.get("las"), EXACT);
    assertEquals(4 / 5.0, scores.get("label_accuracy"), EXACT);
    assertEquals(2 * 2 / 6.0, scores.get("clas"), EXACT, "content: nsubj, root, advmod");
  }

  @Test
  void subtypesCountIfTheyAreKept() {
    Tree predicted =
        new Tree(GOLD.heads(), List.of("nsubj", "aux:pass", "root", "advmod", "punct"));
    assertEquals(1, scores(predicted).get("las"), EXACT);
    assertEquals(
        3 / 5.0,
        scores(new AttachmentConfig(Punctuation.COUNTED, Subtypes.KEPT), predicted).get("las"),
        EXACT);
  }

  @Test
  void punctuationCountsUnlessItIsSkipped() {
    Tree predicted = new Tree(List.of(3, 3, 0, 3, 1), GOLD.relations());
    assertEquals(4 / 5.0, scores(predicted).get("uas"), EXACT);
    assertEquals(
        1,
        scores(new AttachmentConfig(Punctuation.SKIPPED, Subtypes.DROPPED), predicted).get("uas"),
        EXACT);
  }

  /** A function word taken for content is found too much: precision 3/4, recall 3/3. */
  @Test
  void contentWordsThatAreNoneLowerClas() {
    Tree predicted = new Tree(GOLD.heads(), List.of("nsubj", "xcomp", "root", "advmod", "punct"));
    assertEquals(2 * 3 / 7.0, scores(predicted).get("clas"), EXACT);
  }

  @Test
  void wordsWithoutAPredictionAreNotScored() {
    Tree first = new Tree(List.of(3, 3), List.of("nsubj", "aux"));
    assertEquals(1, scores(first).get("las"), EXACT);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Scoring.of(new Attachment(AttachmentConfig.defaults()), List.of(GOLD), List.of(first)));
  }

  @Test
  void sentencesCountByTheirWords() {
    Tree one = new Tree(List.of(0), List.of("root"));
    Map<String, Double> scores =
        Scoring.of(
            new Attachment(AttachmentConfig.defaults()),
            List.of(one, new Tree(List.of(0, 3, 1), List.of("root", "dep", "dep"))),
            List.of(one, new Tree(List.of(2, 0, 2), List.of("obj", "root", "obj"))));
    assertEquals(1 / 4.0, scores.get("uas"), EXACT);
  }
}
