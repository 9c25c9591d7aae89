// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import java.util.List;

/**
 * TorchScript of a pre-norm transformer layer (Dosovitskiy et al. 2021, figure 1): {@code x +
 * attention(norm(x))}, then {@code x + feedForward(norm(x))} with GELU in its erf form.
 *
 * <p>Written so that the backward pass does no more than it must. The three projections are one
 * matrix product over joined weights: three narrow ones leave a CPU's cores waiting. What is cut
 * apart is cut by {@code split} and {@code unbind}, whose gradient is one concatenation, while that
 * of {@code select} and {@code slice} fills an array with zeros for each. A rotation is one complex
 * product; for it the rows of the projections are put into the order that has the two values of a
 * pair beside each other, which changes no score.
 */
final class LayerScript {
  /** The order of a layer's parameters. */
  static final List<String> PARAMETERS =
      List.of(
          "g1", "b1", "wq", "bq", "wk", "bk", "wv", "bv", "wo", "bo", "g2", "b2", "wi", "bi", "wf",
          "bf");

  private final TransformerShape shape;
  private final AttentionMath math;
  private final LayerVariant variant;
  private final Products products;

  LayerScript(TransformerShape shape, AttentionMath math, LayerVariant variant, Products products) {
    this.shape = shape;
    this.math = math;
    this.variant = variant;
    this.products = products;
  }

  String source() {
    return forward()
        + attend()
        + attendRun()
        + (pairsHere() ? pairs(shape) : "")
        + (variant.rotated() ? rotate() : "")
        + (variant.local() ? far() : "")
        + (variant.shortened() ? last() : "");
  }

  private String forward() {
    StringBuilder arguments = new StringBuilder("self, x: Tensor");
    products.parameters().forEach(name -> arguments.append(", ").append(name).append(": Tensor"));
    arguments.append(", runs: Tensor");
    if (variant.local()) {
      arguments.append(", places: Tensor");
    }
    if (variant.biased()) {
      arguments.append(", bias: Tensor");
    }
    if (variant.rotated()) {
      arguments.append(", rotation: Tensor");
    }
    String pairs =
        pairsHere()
            ? """
                wq = (self).pairs(wq)
                bq = (self).pairs(bq)
                wk = (self).pairs(wk)
                bk = (self).pairs(bk)
              """
            : "";
    return """
        def forward(%s) -> Tensor:
          tokens = torch.size(x, 0)
          n = torch.layer_norm(x, [%s], g1, b1, %s, False)
        %s%s  y = (self).attend(q, k, v, runs%s%s)
          y = torch.add_(%s, x)
          n = torch.layer_norm(y, [%s], g2, b2, %s, False)
          n = %s
          return torch.add_(%s, y)
        """
        .formatted(
            arguments,
            text(shape.hidden()),
            shape.layerNormEpsilon(),
            pairs,
            variant.shortened() ? shortenedProjections() : projections(),
            variant.local() ? ", places" : "",
            variant.biased() ? ", bias" : "",
            dropped(products.product("y", "o")),
            text(shape.hidden()),
            shape.layerNormEpsilon(),
            products.product("torch.gelu(" + products.product("n", "i") + ")", "f"),
            dropped("n"));
  }

  private String projections() {
    String product = "  p = " + products.projections("n") + "\n";
    if (!variant.rotated()) {
      return product
          + """
            q, k, v, = torch.unbind(torch.view(p, [tokens, 3, %1$s, %2$s]), 1)
          """
              .formatted(text(shape.heads()), text(shape.headSize()));
    }
    return product
        + """
          p, v, = torch.split_with_sizes(p, [%3$s, %4$s], 1)
          v = torch.view(v, [tokens, %1$s, %2$s])
          p = (self).rotate(torch.view(p, [tokens, %3$s]), rotation)
          q, k, = torch.unbind(torch.view(p, [tokens, 2, %1$s, %2$s]), 1)
        """
            .formatted(
                text(shape.heads()),
                text(shape.headSize()),
                text(2 * shape.hidden()),
                text(shape.hidden()));
  }

  /** Queries of the last tokens alone; keys and values of all. */
  private String shortenedProjections() {
    String rotate =
        variant.rotated()
            ? """
                q = (self).rotate(q, (self).last(rotation, runs))
                k = (self).rotate(torch.contiguous(k), rotation)
              """
            : "";
    return """
          x = (self).last(x, runs)
          q = torch.linear((self).last(n, runs), wq, bq)
          p = torch.linear(n, torch.cat([wk, wv]), torch.cat([bk, bv]))
          k, v, = torch.split_with_sizes(p, [%1$s, %1$s], 1)
        %4$s  q = torch.view(q, [-1, %2$s, %3$s])
          k = torch.view(k, [tokens, %2$s, %3$s])
          v = torch.view(v, [tokens, %2$s, %3$s])
        """
        .formatted(text(shape.hidden()), text(shape.heads()), text(shape.headSize()), rotate);
  }

  /** Attention of {@code [tokens, heads, head]} arrays, run by run. */
  private String attend() {
    return """
        def attend(self, q: Tensor, k: Tensor, v: Tensor, runs: Tensor%1$s) -> Tensor:
          count = torch.size(runs, 0) // 3
          if count == 1:
            y = (self).attend_run(q, k, v, int(torch.select(runs, 0, 0))%2$s)
          else:
            queries = annotate(List[int], [])
            keys = annotate(List[int], [])
            for i in range(count):
              texts = int(torch.select(runs, 0, 3 * i))
              _0 = torch.append(keys, texts * int(torch.select(runs, 0, 3 * i + 1)))
              _1 = torch.append(queries, texts * int(torch.select(runs, 0, 3 * i + %3$s)))
            qs = torch.split_with_sizes(q, queries, 0)
            ks = torch.split_with_sizes(k, keys, 0)
            vs = torch.split_with_sizes(v, keys, 0)
        %4$s    ys = annotate(List[Tensor], [])
            for i in range(count):
              _2 = torch.append(ys, (self).attend_run(qs[i], ks[i], vs[i], int(torch.select(runs, 0, 3 * i))%5$s))
            y = torch.cat(ys)
          return y
        """
        .formatted(
            attentionArguments(),
            (variant.local() ? ", places" : "") + (variant.biased() ? ", bias" : ""),
            variant.shortened() ? "2" : "1",
            variant.local() ? "    ps = torch.split_with_sizes(places, keys, 0)\n" : "",
            (variant.local() ? ", ps[i]" : "") + (variant.biased() ? ", bias" : ""));
  }

  private String attentionArguments() {
    return (variant.local() ? ", places: Tensor" : "") + (variant.biased() ? ", bias: Tensor" : "");
  }

  private String attendRun() {
    String far = "(self).far(torch.view(places, [texts, -1]))";
    String limit =
        variant.local()
            ? "  bias = %s\n".formatted(variant.biased() ? "torch.add(bias, " + far + ")" : far)
            : "";
    String attention =
        math.source(
            variant.biased() || variant.local() ? "bias" : "None",
            variant.attentionDropout() ? Double.toString(shape.attentionDropout()) : "0.0");
    return """
        def attend_run(self, q: Tensor, k: Tensor, v: Tensor, texts: int%s) -> Tensor:
          q = torch.transpose(torch.view(q, [texts, -1, %2$s, %3$s]), 1, 2)
          k = torch.transpose(torch.view(k, [texts, -1, %2$s, %3$s]), 1, 2)
          v = torch.transpose(torch.view(v, [texts, -1, %2$s, %3$s]), 1, 2)
        %6$s  y = %4$s
          return torch.reshape(torch.transpose(y, 1, 2), [-1, %5$s])
        """
        .formatted(
            attentionArguments(),
            text(shape.heads()),
            text(shape.headSize()),
            attention,
            text(shape.hidden()),
            limit);
  }

  /**
   * What is added to the scores of {@code [texts, tokens]} places so that patches too far apart do
   * not see each other: the -10000 of padding, which a float32 softmax turns into exactly 0. CLS is
   * at place 0.
   */
  private String far() {
    return """
        def far(self, places: Tensor) -> Tensor:
          p = torch.to(places, 6)
          a = torch.unsqueeze(p, 2)
          b = torch.unsqueeze(p, 1)
          apart = torch.gt(torch.abs(torch.sub(a, b)), %s)
          patches = torch.gt(torch.mul(a, b), 0.)
          hidden = torch.to(torch.logical_and(apart, patches), 6)
          return torch.unsqueeze(torch.mul(hidden, -10000.), 1)
        """
        .formatted((double) variant.distance());
  }

  /**
   * Rows of a projection so that values i and i + half of a head, which are turned together, lie
   * beside each other.
   */
  static String pairs(TransformerShape shape) {
    return """
        def pairs(self, w: Tensor) -> Tensor:
          y = torch.transpose(torch.view(w, [%1$s, 2, %2$s, -1]), 1, 2)
          return torch.reshape(y, torch.size(w))
        """
        .formatted(text(shape.heads()), text(shape.headSize() / 2));
  }

  /** Whether rows are put into order in each call; quantised weights lie in order. */
  private boolean pairsHere() {
    return variant.rotated() && products == Products.FLOAT;
  }

  /** Turns {@code [tokens, n * head]}; cosine and sine are given as {@code [tokens, head]}. */
  private String rotate() {
    return """
        def rotate(self, x: Tensor, rotation: Tensor) -> Tensor:
          tokens = torch.size(x, 0)
          z = torch.view_as_complex(torch.view(x, [tokens, -1, %1$s, 2]))
          c = torch.view_as_complex(torch.view(rotation, [tokens, 1, %1$s, 2]))
          return torch.view(torch.view_as_real(torch.mul(z, c)), [tokens, -1])
        """
        .formatted(text(shape.headSize() / 2));
  }

  /** The last tokens of each text of {@code [tokens, n]}. */
  private static String last() {
    return """
        def last(self, x: Tensor, runs: Tensor) -> Tensor:
          count = torch.size(runs, 0) // 3
          sizes = annotate(List[int], [])
          for i in range(count):
            _0 = torch.append(sizes, int(torch.select(runs, 0, 3 * i)) * int(torch.select(runs, 0, 3 * i + 1)))
          xs = torch.split_with_sizes(x, sizes, 0)
          ys = annotate(List[Tensor], [])
          for i in range(count):
            y = torch.view(xs[i], [int(torch.select(runs, 0, 3 * i)), -1, torch.size(x, 1)])
            y = torch.slice(y, 1, torch.size(y, 1) - int(torch.select(runs, 0, 3 * i + 2)))
            _1 = torch.append(ys, torch.reshape(y, [-1, torch.size(x, 1)]))
          return torch.cat(ys)
        """;
  }

  private String dropped(String x) {
    return variant.hiddenDropout()
        ? "torch.dropout(%s, %s, True)".formatted(x, shape.hiddenDropout())
        : x;
  }

  /** Digits as scripts read them: {@code %d} would take those of the locale. */
  private static String text(int number) {
    return Integer.toString(number);
  }
}
