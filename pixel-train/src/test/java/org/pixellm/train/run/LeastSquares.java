// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.pixellm.model.nn.Init;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.model.torch.TorchOp;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.Objective;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.model.StepContext;

/** An objective that takes no chances: one weight a value, rows to be weighed to 1. */
final class LeastSquares implements Objective {
  private final ParameterSet set = new ParameterSet();
  private final Parameter weights;
  private final TorchOp op =
      new TorchOp(
          "least_squares",
          """
          def forward(self, x: Tensor, w: Tensor) -> Tensor:
            miss = torch.sub(torch.matmul(x, w), 1.0)
            return torch.mean(torch.mul(miss, miss))
          """);

  LeastSquares(int values) {
    this.weights = set.add("w.weight", Parameter.Type.WEIGHT, Init.normal(0.3), values);
  }

  @Override
  public LossTerms loss(EncoderBackbone backbone, PatchBatch batch, StepContext context) {
    float[] values = new float[batch.pixels().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (batch.pixels()[i] & 0xFF) / 255f;
    }
    NDArray x =
        context
            .manager()
            .create(FloatBuffer.wrap(values), new Shape(batch.size(), batch.patchLength()));
    return new LossTerms(op.apply(x, weights.getArray()), batch.size());
  }

  @Override
  public Map<String, Parameter> parameters() {
    return set.asMap();
  }

  @Override
  public void initialize(NDManager manager, RandomGenerator random) {
    set.initialize(manager, random);
  }

  @Override
  public Map<String, Object> configuration() {
    return Map.of();
  }

  /** A backbone that nobody asks. */
  static final class NoBackbone implements EncoderBackbone {
    @Override
    public int hiddenSize() {
      return 1;
    }

    @Override
    public int patchLength() {
      return 1;
    }

    @Override
    public int maxPatches() {
      return Integer.MAX_VALUE;
    }

    @Override
    public NDArray encode(EncoderInput input, StepContext context) {
      throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public Map<String, Parameter> parameters() {
      return Map.of();
    }

    @Override
    public void initialize(NDManager manager, RandomGenerator random) {
      // has nothing to fill
    }

    @Override
    public Map<String, Object> configuration() {
      return Map.of();
    }
  }
}
