// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.parse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import org.pixellm.model.nn.Init;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.model.torch.TorchOp;

/**
 * Biaffine attention (Dozat and Manning 2017) as the original has it, on the words' states
 * themselves: word i with head j scores {@code [x_i, 1] W x_j}, and relation l between them {@code
 * [x_i, 1] W_l [x_j, 1]}. Weights start at zero, so that all heads are equally likely.
 */
final class BiaffineScores implements AutoCloseable {
  private static final String ARCS =
      """
      def forward(self, words: Tensor, roots: Tensor, counts: Tensor, padding: Tensor, w: Tensor) -> Tensor:
        sizes = annotate(List[int], [])
        for i in range(torch.size(counts, 0)):
          _0 = torch.append(sizes, int(torch.select(counts, 0, i)))
        xs = torch.split_with_sizes(words, sizes, 0)
        rows = annotate(List[Tensor], [])
        for i in range(torch.size(counts, 0)):
          x = xs[i]
          heads = torch.cat([torch.slice(roots, 0, i, i + 1), x])
          biased = torch.constant_pad_nd(x, [0, 1], 1)
          y = torch.matmul(torch.matmul(biased, torch.squeeze(w, 0)), torch.transpose(heads, 0, 1))
          y = torch.constant_pad_nd(y, [0, int(torch.select(padding, 0, i))], 0)
          _1 = torch.append(rows, torch.reshape(%s, [-1]))
        return torch.cat(rows)
      """;

  private final Parameter arcWeights;
  private final Parameter relationWeights;
  private final TorchOp arcs = new TorchOp("arcs", ARCS.formatted("y"));
  private final TorchOp arcProbabilities =
      new TorchOp("arc_probabilities", ARCS.formatted("torch.log_softmax(y, 1)"));
  private final TorchOp arcLoss =
      new TorchOp(
          "arc_loss",
          """
          def forward(self, p: Tensor, gold: Tensor) -> Tensor:
            return torch.neg(torch.mean(torch.index_select(p, 0, gold)))
          """);
  private final TorchOp relations =
      new TorchOp(
          "relations",
          """
          def forward(self, words: Tensor, roots: Tensor, dependents: Tensor, heads: Tensor, w: Tensor) -> Tensor:
            x = torch.constant_pad_nd(torch.index_select(words, 0, dependents), [0, 1], 1)
            y = torch.constant_pad_nd(torch.index_select(torch.cat([roots, words]), 0, heads), [0, 1], 1)
            w = torch.transpose(w, 0, 1)
            t = torch.matmul(x, torch.reshape(w, [torch.size(w, 0), -1]))
            t = torch.view(t, [torch.size(x, 0), torch.size(w, 1), torch.size(w, 2)])
            return torch.squeeze(torch.matmul(t, torch.unsqueeze(y, 2)), 2)
          """);

  BiaffineScores(ParameterSet set, int hidden, int labels) {
    Init zero = Init.constant(0);
    this.arcWeights =
        set.add("biaffine_arcs.weight", Parameter.Type.WEIGHT, zero, 1, hidden + 1L, hidden);
    this.relationWeights =
        set.add(
            "biaffine_rels.weight", Parameter.Type.WEIGHT, zero, labels, hidden + 1L, hidden + 1L);
  }

  /**
   * Scores of all arcs.
   *
   * @return flat: for each sentence {@code [words, 1 + words + padding]}, the root first
   */
  NDArray arcs(SentenceStates sentences, NDManager scope) {
    return apply(arcs, sentences, scope);
  }

  /**
   * The mean cross entropy of true arcs.
   *
   * @param gold {@code [labelled words]} int64, the place of each true arc in {@link #arcs}
   */
  NDArray arcLoss(SentenceStates sentences, NDArray gold, NDManager scope) {
    return arcLoss.apply(apply(arcProbabilities, sentences, scope), gold);
  }

  private NDArray apply(TorchOp op, SentenceStates sentences, NDManager scope) {
    return op.apply(
        sentences.words(),
        sentences.roots(),
        sentences.counts(scope),
        sentences.padding(scope),
        arcWeights.getArray());
  }

  /**
   * Scores of the relations between words and their heads.
   *
   * @return {@code [pairs, relations]}
   */
  NDArray relations(SentenceStates sentences, WordPairs pairs, NDManager scope) {
    return relations.apply(
        sentences.words(),
        sentences.roots(),
        pairs.dependents(scope),
        pairs.heads(scope),
        relationWeights.getArray());
  }

  @Override
  public void close() {
    arcs.close();
    arcProbabilities.close();
    arcLoss.close();
    relations.close();
  }
}
