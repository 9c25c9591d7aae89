// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.optim;

import org.pixellm.train.config.OptimizerConfig;

/**
 * The source of AdamW's update. Arguments: parameters {@code p}, gradients {@code g}, first and
 * second moments {@code m} and {@code v}, the learning rate, the count of this update from 1, and
 * what the gradients are divided by, which overwrites them.
 */
enum UpdateScript {
  /** One native kernel for a whole group; PyTorch 2.4 and later have it for CPUs. */
  FUSED {
    @Override
    String source(OptimizerConfig config, double weightDecay) {
      return """
          def forward(self, p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], lr: Tensor, step: Tensor, divisor: Tensor) -> Tensor:
            none = annotate(List[Tensor], [])
            steps = annotate(List[Tensor], [])
            count = torch.to(step, 6)
            for i in range(torch.len(p)):
              _0 = torch.append(steps, torch.clone(count))
            if float(divisor) == 1.0:
              torch._fused_adamw_(p, g, m, v, none, steps, lr=float(lr), beta1=%1$s, beta2=%2$s, weight_decay=%3$s, eps=%4$s, amsgrad=False, maximize=False)
            else:
              torch._fused_adamw_(p, g, m, v, none, steps, lr=float(lr), beta1=%1$s, beta2=%2$s, weight_decay=%3$s, eps=%4$s, amsgrad=False, maximize=False, grad_scale=divisor)
            return count
          """
          .formatted(config.beta1(), config.beta2(), weightDecay, config.epsilon());
    }
  },
  /** A native call for each term of the update, over all parameters. */
  FOREACH {
    @Override
    String source(OptimizerConfig config, double weightDecay) {
      return """
          def forward(self, p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], lr: Tensor, step: Tensor, divisor: Tensor) -> Tensor:
            rate = float(lr)
            t = float(step)
            if float(divisor) != 1.0:
              torch._foreach_div_(g, float(divisor))
            torch._foreach_mul_(p, 1.0 - rate * %3$s)
            torch._foreach_mul_(m, %1$s)
            torch._foreach_add_(m, g, alpha=1.0 - %1$s)
            torch._foreach_mul_(v, %2$s)
            torch._foreach_addcmul_(v, g, g, 1.0 - %2$s)
            bias1 = 1.0 - %1$s ** t
            bias2 = (1.0 - %2$s ** t) ** 0.5
            d = torch._foreach_sqrt(v)
            torch._foreach_div_(d, bias2)
            torch._foreach_add_(d, %4$s)
            torch._foreach_addcdiv_(p, m, d, -(rate / bias1))
            return step
          """
          .formatted(config.beta1(), config.beta2(), weightDecay, config.epsilon());
    }
  };

  abstract String source(OptimizerConfig config, double weightDecay);

  /** The fastest that an engine of this version has. */
  static UpdateScript forEngine(String version) {
    String[] parts = version.split("\\.", 3);
    int major = Integer.parseInt(parts[0]);
    int minor = Integer.parseInt(parts[1]);
    return major > 2 || (major == 2 && minor >= 4) ? FUSED : FOREACH;
  }
}
