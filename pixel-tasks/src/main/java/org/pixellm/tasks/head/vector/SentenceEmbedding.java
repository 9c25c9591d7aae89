// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.vector;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.pixellm.model.torch.TorchOp;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.data.TextExample;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.plugins.task.TaskHead;
import org.pixellm.plugins.task.TrainingExamples;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.ScoredText;
import org.pixellm.tasks.head.part.RowMeans;
import org.pixellm.tasks.prediction.TextVectors;

/**
 * A vector for each text: the mean over the states of its patches, CLS left out. It is trained by
 * contrast, as SimCSE is (Gao et al. 2021): of all second texts of a batch, a first text should be
 * nearest to its own, by the cross entropy of cosines over a temperature. The second texts of the
 * others, those of pairs that do not belong together among them, are what it is told from.
 *
 * <p>Pairs come from the data. A single text is its own second: SimCSE sees it twice with different
 * dropout. Our encoders may have none, so that the second view here lacks some words; where the
 * encoder drops out, {@code word_dropout: 0} is SimCSE's own way. In Gao et al. (table 1) leaving
 * out words teaches less than dropout does.
 *
 * <p>The head has no parameters: what learns is the encoder.
 */
public final class SentenceEmbedding implements TaskHead<Example, TextVectors> {
  private final SentenceEmbeddingConfig config;
  private final int hidden;
  private final WordDropout views;
  private final RowMeans means = new RowMeans();
  private final TorchOp contrast;

  /**
   * A head.
   *
   * @param hidden width of a state
   */
  SentenceEmbedding(SentenceEmbeddingConfig config, int hidden) {
    this.config = config;
    this.hidden = hidden;
    this.views = new WordDropout(config.wordDropout());
    this.contrast =
        new TorchOp(
            "contrast",
            """
            def forward(self, x: Tensor, firsts: Tensor, seconds: Tensor, own: Tensor) -> Tensor:
              x = torch.div(x, torch.clamp_min(torch.sqrt(torch.sum(torch.mul(x, x), [1], True)), 1.0e-8))
              a = torch.index_select(x, 0, firsts)
              b = torch.index_select(x, 0, seconds)
              cosines = torch.matmul(a, torch.transpose(b, 0, 1))
              p = torch.log_softmax(torch.div(cosines, %s), 1)
              return torch.neg(torch.mean(torch.gather(p, 1, torch.unsqueeze(own, 1))))
            """
                .formatted(Double.toString(config.temperature())));
  }

  /**
   * The texts of an example.
   *
   * @param belongTogether whether they do, of two
   */
  private record Texts(String first, Optional<String> second, boolean belongTogether) {}

  private Texts texts(Example example) {
    if (example instanceof TextExample text) {
      return new Texts(text.text(), Optional.empty(), true);
    }
    if (example instanceof LabelledText text) {
      boolean positive =
          config.positiveLabel().isEmpty()
              || text.label().equals(Optional.of(config.positiveLabel()));
      return new Texts(text.text(), text.second(), positive);
    }
    if (example instanceof ScoredText text) {
      boolean positive =
          text.score().isPresent() && text.score().getAsDouble() >= config.positiveScore();
      return new Texts(text.text(), text.second(), positive);
    }
    throw new PixelException(
        "sentence-embedding takes texts and pairs of texts, not "
            + example.getClass().getSimpleName());
  }

  @Override
  public List<TextInput> inputs(Example example) {
    Texts texts = texts(example);
    return texts.second().isPresent()
        ? List.of(TextInput.of(texts.first()), TextInput.of(texts.second().get()))
        : List.of(TextInput.of(texts.first()));
  }

  @Override
  public List<TextInput> trainingInputs(Example example, RandomGenerator random) {
    Texts texts = texts(example);
    String second = texts.second().orElseGet(() -> views.apply(texts.first(), random));
    return List.of(TextInput.of(texts.first()), TextInput.of(second));
  }

  /** Single texts have new views in each epoch; pairs are what the data says. */
  @Override
  public boolean variesTrainingInputs(Example example) {
    return config.wordDropout() > 0 && texts(example).second().isEmpty();
  }

  /** The other texts of a batch are what a text is told from. */
  @Override
  public boolean needsWholeBatches() {
    return true;
  }

  @Override
  public LossTerms loss(TaskBatch<? extends Example> batch, StepContext context) {
    List<Long> firsts = new ArrayList<>();
    List<Long> own = new ArrayList<>();
    int pairs = batch.examples().size();
    for (int i = 0; i < pairs; i++) {
      if (batch.examples().get(i).inputs().size() != 2) {
        throw new IllegalArgumentException("a text without another to compare it with");
      }
      Texts texts = texts(batch.examples().get(i).example());
      if (texts.second().isEmpty() || texts.belongTogether()) {
        firsts.add(2L * i);
        own.add((long) i);
      }
    }
    NDManager scope = context.manager();
    if (firsts.isEmpty() || pairs < 2) { // nothing to be told from
      return new LossTerms(scope.create(0f), 0);
    }
    long[] seconds = IntStream.range(0, pairs).mapToLong(i -> 2L * i + 1).toArray();
    NDArray loss =
        contrast.apply(
            vectors(batch, scope),
            array(firsts, scope),
            scope.create(seconds, new Shape(pairs)),
            array(own, scope));
    return new LossTerms(loss, firsts.size());
  }

  private static NDArray array(List<Long> values, NDManager scope) {
    return scope.create(
        values.stream().mapToLong(Long::longValue).toArray(), new Shape(values.size()));
  }

  @Override
  public List<TextVectors> predict(TaskBatch<? extends Example> batch, StepContext context) {
    float[] values = vectors(batch, context.manager()).toFloatArray();
    List<TextVectors> predictions = new ArrayList<>();
    int from = 0;
    for (DrawnExample<? extends Example> drawn : batch.examples()) {
      List<float[]> vectors = new ArrayList<>();
      for (int input = 0; input < drawn.inputs().size(); input++) {
        vectors.add(Arrays.copyOfRange(values, from, from + hidden));
        from += hidden;
      }
      predictions.add(new TextVectors(vectors));
    }
    return predictions;
  }

  /** {@code [inputs, hidden]}, example by example. */
  private NDArray vectors(TaskBatch<?> batch, NDManager scope) {
    List<long[]> groups = new ArrayList<>();
    int window = 0;
    for (DrawnExample<?> drawn : batch.examples()) {
      for (List<RenderedText> windows : drawn.inputs()) {
        int first = window;
        groups.add(
            IntStream.range(first, first + windows.size())
                .flatMap(
                    w ->
                        IntStream.range(0, batch.window(w).patchCount())
                            .map(patch -> batch.patchRow(w, patch)))
                .asLongStream()
                .toArray());
        window += windows.size();
      }
    }
    return means.of(batch.states(), groups, scope);
  }

  /**
   * That any second text of a batch is a first one's own: the logarithm of their number; empty
   * where a batch is one example.
   */
  @Override
  public OptionalDouble constantGuessLoss(TrainingExamples<Example> training) {
    int pairs = Math.min(training.batchSize(), training.examples().size());
    return pairs > 1 ? OptionalDouble.of(Math.log(pairs)) : OptionalDouble.empty();
  }

  @Override
  public boolean drawsEngineRandomness() {
    return false;
  }

  @Override
  public Map<String, Parameter> parameters() {
    return Map.of();
  }

  @Override
  public void initialize(NDManager manager, RandomGenerator random) {
    // There is nothing to fill.
  }

  @Override
  public Map<String, Object> configuration() {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("contrast_temperature", config.temperature());
    entries.put("word_dropout", config.wordDropout());
    entries.put("positive_label", config.positiveLabel());
    entries.put("positive_score", config.positiveScore());
    return entries;
  }

  @Override
  public void close() {
    means.close();
    contrast.close();
  }
}
