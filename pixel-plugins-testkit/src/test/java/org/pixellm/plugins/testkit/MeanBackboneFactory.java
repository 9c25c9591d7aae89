// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderBackboneFactory;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.model.StepContext;

/**
 * A backbone of one matrix, whose CLS is the mean of a text's patches. With a flaw, if one is asked
 * for.
 */
record MeanBackboneFactory(Flaw flaw) implements EncoderBackboneFactory<MeanBackboneFactory.None> {
  private static final int HIDDEN = 6;

  enum Flaw {
    NONE,
    FLAT_STATES,
    COUNTS_PADDING,
    MIXES_PACKED,
    BLIND,
    IDLE_PARAMETER,
    RESTORES_LESS,
    OWN_RANDOMNESS,
    DIFFERS_BY_THREAD
  }

  record None() {}

  @Override
  public String name() {
    return "mean";
  }

  @Override
  public String summary() {
    return "for tests";
  }

  @Override
  public None defaults() {
    return new None();
  }

  @Override
  public EncoderBackbone create(None configuration, InputShape input) {
    return new Mean(flaw, input.patchLength(), input.maxPatches());
  }

  @Override
  public EncoderBackbone restore(Map<String, Object> saved) {
    int patches = (int) saved.get("patches");
    return new Mean(
        flaw, (int) saved.get("values"), flaw == Flaw.RESTORES_LESS ? patches - 1 : patches);
  }

  private static final class Mean implements EncoderBackbone {
    private static final AtomicInteger MADE = new AtomicInteger();

    private final Flaw flaw;
    private final int values;
    private final int patches;
    private final Parameter matrix;
    private final Parameter idle;

    Mean(Flaw flaw, int values, int patches) {
      this.flaw = flaw;
      this.values = values;
      this.patches = patches;
      this.matrix = parameter("matrix", values);
      this.idle = parameter("idle", 1);
    }

    private static Parameter parameter(String name, int rows) {
      return Parameter.builder()
          .setName(name)
          .setType(Parameter.Type.WEIGHT)
          .optShape(new Shape(rows, HIDDEN))
          .build();
    }

    @Override
    public int hiddenSize() {
      return flaw == Flaw.FLAT_STATES ? HIDDEN + 1 : HIDDEN;
    }

    @Override
    public int patchLength() {
      return values;
    }

    @Override
    public int maxPatches() {
      return patches;
    }

    @Override
    public boolean readsPackedTexts() {
      return flaw == Flaw.MIXES_PACKED;
    }

    @Override
    public Map<String, Parameter> parameters() {
      Map<String, Parameter> all = new LinkedHashMap<>();
      all.put("matrix", matrix);
      if (flaw == Flaw.IDLE_PARAMETER) {
        all.put("idle", idle);
      }
      return all;
    }

    @Override
    public void initialize(NDManager manager, RandomGenerator random) {
      RandomGenerator source =
          flaw == Flaw.OWN_RANDOMNESS ? new Random(MADE.incrementAndGet()) : random;
      for (Parameter parameter : parameters().values()) {
        float[] fresh = new float[(int) parameter.getShape().size()];
        for (int i = 0; i < fresh.length; i++) {
          fresh[i] = (float) source.nextDouble(-1, 1);
        }
        NDArray array = manager.create(fresh, parameter.getShape());
        parameter.setInitializer((owner, shape, type) -> array);
        parameter.initialize(manager, DataType.FLOAT32);
      }
    }

    @Override
    public Map<String, Object> configuration() {
      return Map.of("values", values, "patches", patches);
    }

    @Override
    public NDArray encode(EncoderInput input, StepContext context) {
      NDArray x = input.patches();
      long batch = x.getShape().get(0);
      long length = x.getShape().get(1);
      boolean masked = input.attention().isPresent() && flaw != Flaw.COUNTS_PADDING;
      NDArray mask =
          masked
              ? input.attention().get().reshape(batch, length, 1)
              : context.manager().ones(new Shape(batch, length, 1));
      NDArray read = flaw == Flaw.BLIND ? x.onesLike() : x;
      NDArray states = read.matMul(matrix.getArray());
      NDArray mean = states.mul(mask).sum(new int[] {1}, true).div(mask.sum(new int[] {1}, true));
      NDArray all = mean.concat(states, 1);
      boolean pool = Thread.currentThread().getName().startsWith("pool");
      return flaw == Flaw.DIFFERS_BY_THREAD && pool ? all.neg() : all;
    }
  }
}
