// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.vocabulary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pixellm.tokens.vocabulary.BytePairs.Merge;

/**
 * Learns byte pairs (Sennrich et al. 2016): the most frequent pair of neighbours becomes a token,
 * again and again. Of pairs that are as frequent the one of lower numbers is taken, so equal text
 * gives an equal vocabulary. For one thread and one vocabulary.
 */
public final class BytePairLearner {
  private final PieceSplitter splitter = new PieceSplitter();
  private final SortedMap<String, Long> pieces = new TreeMap<>();

  /** How a pair stood when it was put in the queue. */
  private record Candidate(long count, int left, int right) {
    static final Comparator<Candidate> BEST_FIRST =
        Comparator.comparingLong(Candidate::count)
            .reversed()
            .thenComparingInt(Candidate::left)
            .thenComparingInt(Candidate::right);

    Merge merge() {
      return new Merge(left, right);
    }
  }

  /** Takes text into account: a paragraph, as it is read. */
  public void observe(String text) {
    splitter.split(" " + text).forEach(piece -> pieces.merge(piece, 1L, Long::sum));
  }

  /** Different pieces that were seen. */
  public int pieceCount() {
    return pieces.size();
  }

  /**
   * The merges, in order.
   *
   * @param most how many at most; there are fewer if nothing occurs twice any more
   */
  public List<Merge> learn(int most) {
    return new Learning().run(most);
  }

  /** Where the pieces stand after the merges so far. */
  private final class Learning {
    private final List<int[]> words = new ArrayList<>();
    private final List<Long> counts = new ArrayList<>();
    private final Map<Merge, Long> pairCounts = new HashMap<>();
    private final Map<Merge, Set<Integer>> pairWords = new HashMap<>();
    private final PriorityQueue<Candidate> queue = new PriorityQueue<>(Candidate.BEST_FIRST);

    /** The bytes of each token, so that no two tokens are of the same. */
    private final List<String> texts = new ArrayList<>();

    private final Set<String> known = new HashSet<>();

    Learning() {
      for (int value = 0; value < 256; value++) {
        texts.add(String.valueOf((char) value));
      }
      pieces.forEach(
          (piece, count) -> {
            words.add(
                Arrays.stream(Utf8.of(piece).bytes())
                    .map(value -> TokenVocabulary.FIRST_BYTE + value)
                    .toArray());
            counts.add(count);
            count(words.size() - 1, 1, new HashSet<>());
          });
      pairCounts.keySet().forEach(this::enqueue);
    }

    List<Merge> run(int most) {
      List<Merge> merges = new ArrayList<>();
      while (merges.size() < most && !queue.isEmpty()) {
        Candidate best = queue.poll();
        long now = pairCounts.getOrDefault(best.merge(), 0L);
        if (now != best.count()) {
          continue; // it stands in the queue as it is now, too
        }
        if (now < 2) {
          break;
        }
        String text = text(best.left()) + text(best.right());
        if (known.add(text)) {
          texts.add(text);
          merge(best.merge(), TokenVocabulary.AFTER_BYTES + merges.size());
          merges.add(best.merge());
        }
      }
      return merges;
    }

    private String text(int token) {
      return texts.get(token - TokenVocabulary.FIRST_BYTE);
    }

    private void merge(Merge pair, int made) {
      Set<Merge> changed = new HashSet<>();
      for (int word : pairWords.remove(pair)) {
        count(word, -1, changed);
        words.set(word, merged(words.get(word), pair, made));
        count(word, 1, changed);
      }
      changed.remove(pair);
      changed.forEach(this::enqueue);
    }

    /** Adds the pairs of a word to the counts, or takes them off. */
    private void count(int word, int sign, Set<Merge> changed) {
      int[] tokens = words.get(word);
      for (int i = 0; i + 1 < tokens.length; i++) {
        Merge pair = new Merge(tokens[i], tokens[i + 1]);
        pairCounts.merge(pair, sign * counts.get(word), Long::sum);
        if (sign > 0) {
          pairWords.computeIfAbsent(pair, p -> new HashSet<>()).add(word);
        }
        changed.add(pair);
      }
    }

    private void enqueue(Merge pair) {
      long count = pairCounts.get(pair);
      if (count > 0) {
        queue.add(new Candidate(count, pair.left(), pair.right()));
      } else {
        pairCounts.remove(pair);
        pairWords.remove(pair);
      }
    }

    private static int[] merged(int[] tokens, Merge pair, int made) {
      int[] result = new int[tokens.length];
      int count = 0;
      for (int i = 0; i < tokens.length; i++) {
        boolean here =
            i + 1 < tokens.length && tokens[i] == pair.left() && tokens[i + 1] == pair.right();
        result[count++] = here ? made : tokens[i];
        i += here ? 1 : 0;
      }
      return Arrays.copyOf(result, count);
    }
  }
}
