// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.plugins.task.TaskHead;
import org.pixellm.plugins.task.TaskHeadFactory;

/** A head that guesses a number by the first window's CLS. With a flaw, if one is asked for. */
record MeanHeadFactory(Flaw flaw) implements TaskHeadFactory<MeanHeadFactory.None> {

  enum Flaw {
    NONE,
    OTHER_EXAMPLES,
    ENDLESS_LOSS,
    IDLE_PARAMETER,
    LOOKS_AROUND,
    COUNTS_PADDING,
    FORGETS_SCALE,
    OWN_RANDOMNESS,
    DIFFERS_BY_THREAD
  }

  record None() {}

  record Numbered(String text, float number) implements Example {
    @Override
    public TextInput input() {
      return TextInput.of(text);
    }
  }

  private record Other(TextInput input) implements Example {}

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
  public Class<? extends Example> exampleType() {
    return flaw == Flaw.OTHER_EXAMPLES ? Other.class : Numbered.class;
  }

  @Override
  public TaskHead<?, ?> create(None configuration, int hiddenSize, List<String> labels) {
    return new Mean(flaw, hiddenSize, 2);
  }

  @Override
  public TaskHead<?, ?> restore(Map<String, Object> saved, int hiddenSize) {
    return new Mean(flaw, hiddenSize, flaw == Flaw.FORGETS_SCALE ? 3 : (int) saved.get("scale"));
  }

  private static final class Mean implements TaskHead<Numbered, Float> {
    private static final AtomicInteger MADE = new AtomicInteger();

    private final Flaw flaw;
    private final int hidden;
    private final int scale;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();

    Mean(Flaw flaw, int hidden, int scale) {
      this.flaw = flaw;
      this.hidden = hidden;
      this.scale = scale;
      for (String name :
          flaw == Flaw.IDLE_PARAMETER ? List.of("weights", "idle") : List.of("weights")) {
        parameters.put(
            name,
            Parameter.builder()
                .setName(name)
                .setType(Parameter.Type.WEIGHT)
                .optShape(new Shape(hidden, 1))
                .build());
      }
    }

    @Override
    public Map<String, Parameter> parameters() {
      return parameters;
    }

    @Override
    public void initialize(NDManager manager, RandomGenerator random) {
      RandomGenerator source =
          flaw == Flaw.OWN_RANDOMNESS ? new Random(MADE.incrementAndGet()) : random;
      for (Parameter parameter : parameters.values()) {
        float[] fresh = new float[hidden];
        for (int i = 0; i < hidden; i++) {
          fresh[i] = (float) source.nextDouble(-1, 1);
        }
        NDArray array = manager.create(fresh, parameter.getShape());
        parameter.setInitializer((owner, shape, type) -> array);
        parameter.initialize(manager, DataType.FLOAT32);
      }
    }

    @Override
    public Map<String, Object> configuration() {
      // One that forgets says what it should be, and is another.
      return Map.of("scale", flaw == Flaw.FORGETS_SCALE ? 2 : scale);
    }

    private NDArray guesses(TaskBatch<? extends Numbered> batch) {
      NDList rows = new NDList();
      for (int i = 0; i < batch.examples().size(); i++) {
        int window = batch.firstWindow(i);
        int last = batch.patchRow(window, batch.patchesWithStates(window) - 1);
        int row = flaw == Flaw.COUNTS_PADDING ? last : batch.clsRow(window);
        rows.add(batch.states().get(new NDIndex("{}", row)).reshape(1, hidden));
      }
      NDArray chosen = rows.size() == 1 ? rows.get(0) : rows.get(0).concat(rest(rows), 0);
      return chosen.matMul(parameters.get("weights").getArray());
    }

    private static NDArray rest(NDList rows) {
      NDArray all = rows.get(1);
      for (int i = 2; i < rows.size(); i++) {
        all = all.concat(rows.get(i), 0);
      }
      return all;
    }

    @Override
    public LossTerms loss(TaskBatch<? extends Numbered> batch, StepContext context) {
      NDArray guesses = guesses(batch);
      float[] gold = new float[batch.examples().size()];
      for (int i = 0; i < gold.length; i++) {
        gold[i] = batch.examples().get(i).example().number();
      }
      NDArray wrong = guesses.sub(context.manager().create(gold, guesses.getShape()));
      NDArray loss = wrong.mul(wrong).mean();
      if (flaw == Flaw.ENDLESS_LOSS) {
        loss = loss.div(context.manager().zeros(new Shape()));
      }
      return new LossTerms(loss, gold.length);
    }

    @Override
    public List<Float> predict(TaskBatch<? extends Numbered> batch, StepContext context) {
      float sign =
          flaw == Flaw.DIFFERS_BY_THREAD && Thread.currentThread().getName().startsWith("pool")
              ? -1
              : 1;
      List<Float> found = new ArrayList<>();
      float around = flaw == Flaw.LOOKS_AROUND ? batch.windowCount() : 0;
      for (float guess : guesses(batch).toFloatArray()) {
        found.add(sign * guess * scale + around);
      }
      return found;
    }
  }
}
