// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.model.nn.Linear;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.DatasetReaderFactory;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.plugins.data.Shard;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.task.Metric;
import org.pixellm.plugins.task.MetricFactory;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.plugins.task.TaskHead;
import org.pixellm.plugins.task.TaskHeadFactory;
import org.pixellm.tasks.head.part.CrossEntropy;
import org.pixellm.tasks.head.part.HeadInit;
import org.pixellm.tasks.head.part.RowMeans;
import org.pixellm.train.plugins.PluginTypes;
import org.pixellm.train.run.StopSignal;

/** A task of a plug-in's own: its examples, its predictions and its metric are none of ours. */
class OwnTaskTest {
  @TempDir Path folder;

  /** How wide a text is. */
  enum Width {
    NARROW,
    WIDE
  }

  /** What the plug-in reads. */
  record Letters(String text, Width width) implements Example {
    @Override
    public TextInput input() {
      return TextInput.of(text);
    }

    @Override
    public Optional<Object> gold() {
      return Optional.of(width);
    }
  }

  /** What the plug-in predicts; more than its label. */
  record Guess(Width width, float margin) {}

  /** No settings. */
  record None() {}

  @Test
  void aPluginsTaskIsLearntAndScored() {
    FineTuningResult result =
        new TinyTask(
                folder,
                "head=width",
                "metric=width-accuracy",
                "data.reader=letters",
                "training.steps=40",
                "guard={enabled: true, steps: 10, restarts: 0, rate_factor: 1}")
            .run(
                folder.resolve("run"),
                false,
                TinyTask.nobody(),
                new StopSignal(),
                new WidthModule());
    SeedResult seed = result.seeds().get(0);
    assertTrue(seed.test().get("right") > 0.9, "" + seed.test());
    assertEquals("right", result.goal());
    assertTrue(result.majority().isEmpty(), "nobody knows what the commonest would be");
  }

  /** Binds the plug-ins. */
  private static final class WidthModule extends AbstractModule {
    @Override
    protected void configure() {
      MapBinder.newMapBinder(binder(), PluginTypes.NAME, PluginTypes.TASK_HEAD)
          .addBinding("width")
          .toInstance(new WidthHeadFactory());
      MapBinder.newMapBinder(binder(), PluginTypes.NAME, PluginTypes.METRIC)
          .addBinding("width-accuracy")
          .toInstance(new WidthMetricFactory());
      MapBinder.newMapBinder(binder(), PluginTypes.NAME, PluginTypes.DATASET_READER)
          .addBinding("letters")
          .toInstance(new LettersFactory());
    }
  }

  /** A class of the state of the first patch, by parts of the built-in heads. */
  private static final class WidthHead implements TaskHead<Letters, Guess> {
    private final ParameterSet set = new ParameterSet();
    private final Linear classifier;
    private final RowMeans means = new RowMeans();
    private final CrossEntropy crossEntropy = new CrossEntropy();

    WidthHead(int hidden) {
      this.classifier = new Linear(set, "width", hidden, 2, HeadInit.weights());
    }

    private NDArray logits(TaskBatch<?> batch, StepContext context) {
      List<long[]> rows = new ArrayList<>();
      for (int i = 0; i < batch.examples().size(); i++) {
        int window = batch.firstWindow(i);
        rows.add(new long[] {batch.patchRow(window, 0)});
      }
      return classifier.forward(means.of(batch.states(), rows, context.manager()));
    }

    @Override
    public LossTerms loss(TaskBatch<? extends Letters> batch, StepContext context) {
      long[] gold =
          batch.examples().stream()
              .mapToLong(drawn -> drawn.example().width() == Width.WIDE ? 1 : 0)
              .toArray();
      float[] equal = new float[gold.length];
      Arrays.fill(equal, 1);
      return new LossTerms(
          crossEntropy.loss(logits(batch, context), gold, equal, context.manager()), gold.length);
    }

    @Override
    public List<Guess> predict(TaskBatch<? extends Letters> batch, StepContext context) {
      float[] values = logits(batch, context).toFloatArray();
      List<Guess> guesses = new ArrayList<>();
      for (int i = 0; i < values.length; i += 2) {
        float margin = values[i + 1] - values[i];
        guesses.add(new Guess(margin > 0 ? Width.WIDE : Width.NARROW, margin));
      }
      return guesses;
    }

    @Override
    public boolean drawsEngineRandomness() {
      return false;
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

    @Override
    public void close() {
      means.close();
      crossEntropy.close();
    }
  }

  private static final class WidthHeadFactory implements TaskHeadFactory<None> {
    @Override
    public String name() {
      return "width";
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public None defaults() {
      return new None();
    }

    @Override
    public Class<? extends Example> exampleType() {
      return Letters.class;
    }

    @Override
    public TaskHead<?, ?> create(None configuration, int hiddenSize, List<String> labels) {
      return new WidthHead(hiddenSize);
    }

    @Override
    public TaskHead<?, ?> restore(Map<String, Object> saved, int hiddenSize) {
      return new WidthHead(hiddenSize);
    }
  }

  /** Compares a guess with a width: neither is a text, a number or a list. */
  private static final class WidthMetricFactory implements MetricFactory<None> {
    @Override
    public String name() {
      return "width-accuracy";
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public None defaults() {
      return new None();
    }

    @Override
    public Metric<Guess, Width> create(None configuration) {
      return new Metric<>() {
        @Override
        public String mainScore() {
          return "right";
        }

        @Override
        public Tally<Guess, Width> start() {
          return new Tally<>() {
            private double right;
            private int all;

            @Override
            public void add(Guess prediction, Width gold) {
              right += prediction.width() == gold ? 1 : 0;
              all++;
            }

            @Override
            public Map<String, Double> scores() {
              return Map.of("right", right / all);
            }
          };
        }
      };
    }
  }

  /** The same examples, whatever the file. */
  private static final class LettersFactory implements DatasetReaderFactory<None> {
    @Override
    public String name() {
      return "letters";
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public None defaults() {
      return new None();
    }

    @Override
    public DatasetReader<Letters> create(None configuration) {
      return new DatasetReader<>() {
        @Override
        public List<Shard> shards(Path file, long shardBytes) {
          return List.of(new Shard(file, 0, 1));
        }

        @Override
        public Stream<Letters> read(Shard shard, ReadIssues issues) {
          return Stream.iterate(0, i -> i + 1)
              .limit(32)
              .map(
                  i ->
                      new Letters(
                          (i % 3 == 0 ? "W" : "i").repeat(2 + i % 2),
                          i % 3 == 0 ? Width.WIDE : Width.NARROW));
        }
      };
    }
  }
}
