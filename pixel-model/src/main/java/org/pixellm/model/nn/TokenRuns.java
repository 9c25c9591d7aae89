// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.pixellm.plugins.model.TextLengths;

/**
 * How the tokens of several texts lie in one flat array {@code [tokens, hidden]}: text after text,
 * neighbours of equal length counted together as a run. What a layer computes for each token alone
 * needs no more than the array; attention is computed run by run, so that no text is padded.
 *
 * @param runs in the order of the texts
 */
public record TokenRuns(List<Run> runs) {

  /**
   * Texts of equal length.
   *
   * @param texts how many
   * @param tokens tokens of each, CLS included
   * @param last how many of a text's tokens, its last ones, somebody needs after the last layer
   */
  public record Run(int texts, int tokens, int last) {
    /** Checks the numbers. */
    public Run {
      if (texts < 1 || tokens < 1 || last < 1 || last > tokens) {
        throw new IllegalArgumentException(
            "a run of %d texts of %d tokens, %d of them needed".formatted(texts, tokens, last));
      }
    }
  }

  /** Copies the list. */
  public TokenRuns {
    runs = List.copyOf(runs);
  }

  /** A CLS token and the patches of each text, all of them needed. */
  public static TokenRuns of(TextLengths patches) {
    return of(patches.count(), text -> 1 + patches.get(text), text -> 1 + patches.get(text));
  }

  /**
   * Texts by their numbers of tokens.
   *
   * @param tokens of a text
   * @param last of a text
   */
  public static TokenRuns of(int texts, IntUnaryOperator tokens, IntUnaryOperator last) {
    List<Run> runs = new ArrayList<>();
    int from = 0;
    for (int text = 1; text <= texts; text++) {
      if (text == texts
          || tokens.applyAsInt(text) != tokens.applyAsInt(from)
          || last.applyAsInt(text) != last.applyAsInt(from)) {
        runs.add(new Run(text - from, tokens.applyAsInt(from), last.applyAsInt(from)));
        from = text;
      }
    }
    return new TokenRuns(runs);
  }

  /** Tokens of all texts. */
  public int tokens() {
    return runs.stream().mapToInt(run -> run.texts() * run.tokens()).sum();
  }

  /** As scripts read it: {@code [runs * 3]} int64 with texts, tokens and needed tokens of each. */
  public NDArray array(NDManager manager) {
    long[] values = new long[3 * runs.size()];
    for (int i = 0; i < runs.size(); i++) {
      values[3 * i] = runs.get(i).texts();
      values[3 * i + 1] = runs.get(i).tokens();
      values[3 * i + 2] = runs.get(i).last();
    }
    return manager.create(values, new Shape(values.length));
  }
}
