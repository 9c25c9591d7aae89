// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.pixellm.model.torch.TorchOp;
import org.pixellm.train.config.MuonConfig;

/**
 * Muon (Jordan et al. 2024, "Muon: an optimizer for hidden layers in neural networks"): momentum,
 * made nearly orthogonal by Newton-Schulz steps with the published quintic coefficients. An update
 * is scaled by 0.2 sqrt(max(in, out)) (Liu et al. 2025, "Muon is scalable for LLM training",
 * section 2.2), which gives it the root mean square of an AdamW update, so that AdamW's rate and
 * decay carry over. Each matrix is made orthogonal by itself: queries, keys and values are three.
 */
final class MuonRule implements UpdateRule {
  /** In checkpoints, layers of a stack are numbered; embeddings and heads are not in a stack. */
  private static final Pattern IN_A_LAYER = Pattern.compile(".*\\.\\d+\\..*\\.weight");

  private final Members members;
  private final NDList momentum;
  private final Map<String, NDArray> moments = new LinkedHashMap<>();
  private final TorchOp update;

  /**
   * A rule without momentum yet.
   *
   * @param members matrices
   * @param manager owns the momentum
   */
  MuonRule(Members members, MuonConfig config, double weightDecay, NDManager manager) {
    this.members = members;
    this.momentum = members.zeros(manager, ".momentum", moments);
    this.update = new TorchOp("muon", source(config, weightDecay));
  }

  /** Whether a parameter is a matrix inside a layer of a stack. */
  static boolean follows(TrainedParameter parameter) {
    long[] shape = parameter.array().getShape().getShape();
    return shape.length == 2
        && shape[0] > 1
        && shape[1] > 1
        && IN_A_LAYER.matcher(parameter.name()).matches();
  }

  private static String source(MuonConfig config, double weightDecay) {
    return """
        def forward(self, p: List[Tensor], g: List[Tensor], m: List[Tensor], lr: Tensor, divisor: Tensor) -> Tensor:
          rate = float(lr)
          if float(divisor) != 1.0:
            torch._foreach_div_(g, float(divisor))
          torch._foreach_mul_(m, %1$s)
          torch._foreach_add_(m, g)
          torch._foreach_mul_(p, 1.0 - rate * %2$s)
          for i in range(torch.len(p)):
            x = %3$s
            rows = torch.size(x, 0)
            columns = torch.size(x, 1)
            longer = float(columns)
            if rows > columns:
              longer = float(rows)
              x = torch.t(x)
            x = torch.div(x, torch.add(torch.linalg_vector_norm(x), 1.0e-7))
            for j in range(%4$s):
              a = torch.mm(x, torch.t(x))
              b = torch.addmm(a, a, a, beta=-4.775, alpha=2.0315)
              x = torch.addmm(x, b, x, beta=3.4445)
            if rows > columns:
              x = torch.t(x)
            torch.add_(p[i], x, alpha=-(rate * (0.2 * longer ** 0.5)))
          return lr
        """
        .formatted(
            config.momentum(),
            weightDecay,
            config.nesterov()
                ? "torch.add(g[i], m[i], alpha=%s)".formatted(config.momentum())
                : "m[i]",
            Integer.toString(config.newtonSchulzSteps()));
  }

  @Override
  public void apply(NDList gradients, Update by) {
    update.run(
        by.scope(),
        List.of(members.arrays(), members.of(gradients), momentum),
        by.scope().create(by.learningRate()),
        by.scope().create((float) by.divisor()));
  }

  @Override
  public Map<String, NDArray> moments() {
    return moments;
  }

  @Override
  public void close() {
    update.close();
  }
}
