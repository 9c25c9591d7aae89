// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.conll;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pixellm.plugins.PixelException;
import org.pixellm.tasks.example.ConlluSentence;
import org.pixellm.tasks.example.Quoted;

/** The heads of a sentence's words, seen to be a tree: one root, and a way to it from each word. */
final class ConlluTree {
  private ConlluTree() {}

  /**
   * The heads: 0 for the root, else a word, counted from 1.
   *
   * @throws PixelException naming the line, if a head is no word, or they make no tree
   */
  static List<Integer> heads(List<ConlluWord> words) {
    List<Integer> heads = new ArrayList<>(words.size());
    int root = 0;
    for (ConlluWord word : words) {
      int head = head(word, words.size());
      heads.add(head);
      if (head == 0 && root > 0) {
        throw word.source()
            .error(
                "word %d has head 0, and so has word %d; a tree has one root"
                    .formatted(heads.size(), root));
      }
      if (head == 0) {
        root = heads.size();
      }
    }
    refuseCycle(words, heads);
    return heads;
  }

  private static int head(ConlluWord word, int words) {
    String written = word.column(ConlluSentence.HEAD);
    int head;
    try {
      head = Integer.parseInt(written);
    } catch (NumberFormatException e) {
      head = -1;
    }
    if (head < 0 || head > words) {
      throw word.source()
          .error(
              "the head %s is no word of a sentence of %d words; 0 to %d would be"
                  .formatted(Quoted.of(written), words, words));
    }
    return head;
  }

  /** A sentence without a root has a cycle, too, but is told apart: it is the plainer message. */
  private static void refuseCycle(List<ConlluWord> words, List<Integer> heads) {
    if (!heads.contains(0)) {
      throw words.get(0).source().error("no word of the sentence has head 0; a tree has one root");
    }
    int[] seenFrom = new int[words.size() + 1]; // the walk that came by a word, 0 for none
    for (int start = 1; start <= words.size(); start++) {
      int word = start;
      while (word != 0 && seenFrom[word] == 0) {
        seenFrom[word] = start;
        word = heads.get(word - 1);
      }
      if (word != 0 && seenFrom[word] == start) {
        throw cycle(words, heads, word);
      }
    }
  }

  private static PixelException cycle(List<ConlluWord> words, List<Integer> heads, int first) {
    List<Integer> cycle = new ArrayList<>();
    int word = first;
    do {
      cycle.add(word);
      word = heads.get(word - 1);
    } while (word != first);
    String way = cycle.stream().map(Object::toString).collect(Collectors.joining(" -> "));
    return words
        .get(first - 1)
        .source()
        .error("the heads go round in a cycle: %s -> %d; a tree has none".formatted(way, first));
  }
}
