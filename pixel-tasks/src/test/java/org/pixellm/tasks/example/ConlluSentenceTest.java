// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConlluSentenceTest {
  private static final ConlluSentence SENTENCE =
      new ConlluSentence(
          List.of(
              "# text = Vámonos al mar",
              "1-2\tVámonos\t_\t_\t_\t_\t_\t_\t_\t_",
              "1\tVamos\tir\tVERB\tV\tx\t0\troot\t0:root\ta",
              "2\tnos\tnosotros\tPRON\tP\t_\t1\tobj\t1:obj\t_",
              "2.1\tva\tir\tVERB\tV\t_\t_\t_\t1:conj\t_"));

  @Test
  void tagsAreWrittenIntoTheLinesOfWords() {
    assertEquals(
        """
        # text = Vámonos al mar
        1-2\tVámonos\t_\t_\t_\t_\t_\t_\t_\t_
        1\tVamos\tir\tA\tV\tx\t0\troot\t0:root\ta
        2\tnos\tnosotros\tB\tP\t_\t1\tobj\t1:obj\t_
        2.1\tva\tir\tVERB\tV\t_\t_\t_\t1:conj\t_

        """,
        SENTENCE.withTags(ConlluSentence.UPOS, List.of("A", "B")).toString());
  }

  @Test
  void treeReplacesTheEnhancedGraph() {
    List<String> lines = SENTENCE.withTree(List.of(2, 0), List.of("dep", "root")).lines();
    assertEquals("1\tVamos\tir\tVERB\tV\tx\t2\tdep\t_\ta", lines.get(2));
    assertEquals("2\tnos\tnosotros\tPRON\tP\t_\t0\troot\t_\t_", lines.get(3));
    assertEquals(SENTENCE.lines().get(4), lines.get(4));
  }

  @Test
  void predictionsMustBeAsManyAsWords() {
    for (List<String> tags : List.of(List.of("A"), List.of("A", "B", "C"))) {
      assertThrows(
          IllegalArgumentException.class, () -> SENTENCE.withTags(ConlluSentence.UPOS, tags));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> SENTENCE.withTags(ConlluSentence.HEAD, List.of("A", "B")));
  }

  @Test
  void wordsAloneMakeLines() {
    assertEquals(
        "1\ta b\t_\t_\t_\t_\t_\t_\t_\t_\n2\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n",
        ConlluSentence.of(List.of("a\tb", ".")).toString());
  }
}
