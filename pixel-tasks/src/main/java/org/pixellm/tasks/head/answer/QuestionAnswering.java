// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.answer;

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
import org.pixellm.model.nn.Linear;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.model.torch.TorchOp;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.plugins.task.TaskHead;
import org.pixellm.plugins.task.TrainingExamples;
import org.pixellm.tasks.example.Question;
import org.pixellm.tasks.head.part.ConstantGuess;
import org.pixellm.tasks.head.part.HeadInit;
import org.pixellm.tasks.head.part.Rows;
import org.pixellm.tasks.prediction.AnswerSpan;

/**
 * Extractive question answering (Devlin et al. 2019, section 4.2; Rust et al. 2023): the first and
 * the last patch of the answer, chosen among a window's patches and CLS, which stands for no answer
 * in this window. Question and context are read together. Parameters have the names of
 * PIXELForQuestionAnswering.
 */
public final class QuestionAnswering implements TaskHead<Question, AnswerSpan> {
  private static final int START = 0;
  private static final int END = 1;

  /** Training examples that are drawn to know what a guess costs. */
  private static final int GUESS_EXAMPLES = 256;

  private final QuestionAnsweringConfig config;
  private final AnswerDecoder decoder;
  private final ParameterSet set = new ParameterSet();
  private final Linear outputs;
  private final Rows rows = new Rows();
  private final TorchOp loss =
      new TorchOp(
          "span_loss",
          """
          def forward(self, logits: Tensor, counts: Tensor, starts: Tensor, ends: Tensor) -> Tensor:
            sizes = annotate(List[int], [])
            for i in range(torch.size(counts, 0)):
              _0 = torch.append(sizes, int(torch.select(counts, 0, i)))
            xs = torch.split_with_sizes(logits, sizes, 0)
            ys = annotate(List[Tensor], [])
            for i in range(torch.size(counts, 0)):
              _1 = torch.append(ys, torch.log_softmax(xs[i], 0))
            start, end, = torch.unbind(torch.cat(ys), 1)
            start = torch.mean(torch.index_select(start, 0, starts))
            end = torch.mean(torch.index_select(end, 0, ends))
            return torch.div(torch.neg(torch.add(start, end)), 2.0)
          """);

  /**
   * A head without values.
   *
   * @param hidden width of a state
   */
  QuestionAnswering(QuestionAnsweringConfig config, int hidden) {
    this.config = config;
    this.decoder =
        new AnswerDecoder(config.maxAnswerPatches(), config.candidates(), config.answerText());
    this.outputs = new Linear(set, "qa_outputs", hidden, 2, HeadInit.weights());
  }

  @Override
  public LossTerms loss(TaskBatch<? extends Question> batch, StepContext context) {
    int[] starts = new int[batch.windowCount()];
    int[] ends = new int[batch.windowCount()];
    int[] choices = choices(batch, config.referencePadding());
    for (int i = 0; i < batch.examples().size(); i++) {
      DrawnExample<? extends Question> drawn = batch.examples().get(i);
      int first = batch.firstWindow(i);
      int count = batch.windowCount(i);
      SpanTargets targets =
          SpanTargets.of(
              answer(drawn.example()),
              drawn.windows(),
              Arrays.copyOfRange(choices, first, first + count));
      System.arraycopy(targets.starts(), 0, starts, first, count);
      System.arraycopy(targets.ends(), 0, ends, first, count);
    }
    return loss(batch, new SpanTargets(starts, ends), context);
  }

  private static Optional<Question.Answer> answer(Question question) {
    if (!question.labelled()) {
      throw question.source().error("the question has no answer to learn from");
    }
    return question.answers().stream().findFirst();
  }

  /** The loss of a batch by the right choices, one a window. */
  LossTerms loss(TaskBatch<? extends Question> batch, SpanTargets targets, StepContext context) {
    NDManager scope = context.manager();
    int[] choices = choices(batch, config.referencePadding());
    long[] counts = IntStream.of(choices).mapToLong(patches -> patches + 1L).toArray();
    long[] starts = places(targets.starts(), counts);
    long[] ends = places(targets.ends(), counts);
    if (starts.length == 0 || ends.length == 0) {
      return new LossTerms(scope.create(0f), 0);
    }
    NDArray value =
        loss.apply(
            logits(batch, choices, scope),
            scope.create(counts, new Shape(counts.length)),
            scope.create(starts, new Shape(starts.length)),
            scope.create(ends, new Shape(ends.length)));
    return new LossTerms(value, starts.length);
  }

  /** Places of the right choices among those of all windows, the ignored left out. */
  private static long[] places(int[] targets, long[] counts) {
    List<Long> places = new ArrayList<>();
    long from = 0;
    for (int window = 0; window < counts.length; window++) {
      if (targets[window] != SpanTargets.IGNORED) {
        places.add(from + targets[window]);
      }
      from += counts[window];
    }
    return places.stream().mapToLong(Long::longValue).toArray();
  }

  @Override
  public List<AnswerSpan> predict(TaskBatch<? extends Question> batch, StepContext context) {
    List<SpanLogits> logits = logits(batch, false, context);
    List<AnswerSpan> predictions = new ArrayList<>();
    for (int i = 0; i < batch.examples().size(); i++) {
      predictions.add(decide(answers(batch, i, logits), windows(batch, i, logits)));
    }
    return predictions;
  }

  private AnswerSpan decide(List<AnswerSpan> answers, List<SpanLogits> windows) {
    if (answers.isEmpty()) {
      double none = windows.stream().mapToDouble(SpanLogits::none).min().orElseThrow();
      return new AnswerSpan("", 0, 0, Double.NEGATIVE_INFINITY, none);
    }
    AnswerSpan best = answers.get(0);
    boolean none =
        config.noAnswer() && best.noAnswerScore() - best.score() > config.noAnswerThreshold();
    return none ? new AnswerSpan("", 0, 0, best.score(), best.noAnswerScore()) : best;
  }

  /**
   * Several answers to each question, the best first; whether there is one at all is not asked.
   *
   * @param most so many of them at most
   */
  public List<List<AnswerSpan>> best(
      TaskBatch<? extends Question> batch, int most, StepContext context) {
    List<SpanLogits> logits = logits(batch, false, context);
    return IntStream.range(0, batch.examples().size())
        .mapToObj(i -> answers(batch, i, logits).stream().limit(most).toList())
        .toList();
  }

  private List<AnswerSpan> answers(
      TaskBatch<? extends Question> batch, int example, List<SpanLogits> logits) {
    DrawnExample<? extends Question> drawn = batch.examples().get(example);
    return decoder.answers(
        drawn.example().context(), drawn.windows(), windows(batch, example, logits));
  }

  private static List<SpanLogits> windows(
      TaskBatch<?> batch, int example, List<SpanLogits> logits) {
    int first = batch.firstWindow(example);
    return logits.subList(first, first + batch.windowCount(example));
  }

  /**
   * The logits of each window.
   *
   * @param padding whether those of padding are among them
   */
  List<SpanLogits> logits(TaskBatch<?> batch, boolean padding, StepContext context) {
    int[] choices = choices(batch, padding);
    float[] values = logits(batch, choices, context.manager()).toFloatArray();
    List<SpanLogits> windows = new ArrayList<>();
    int from = 0;
    for (int patches : choices) {
      float[] starts = new float[patches + 1];
      float[] ends = new float[patches + 1];
      for (int i = 0; i <= patches; i++) {
        starts[i] = values[2 * (from + i) + START];
        ends[i] = values[2 * (from + i) + END];
      }
      windows.add(new SpanLogits(starts, ends));
      from += patches + 1;
    }
    return windows;
  }

  /** {@code [choices, 2]}: for each window its patches and then CLS. */
  private NDArray logits(TaskBatch<?> batch, int[] choices, NDManager scope) {
    long[] order = new long[IntStream.of(choices).sum() + choices.length];
    int at = 0;
    for (int window = 0; window < choices.length; window++) {
      for (int patch = 0; patch < choices[window]; patch++) {
        order[at++] = batch.patchRow(window, patch);
      }
      order[at++] = batch.clsRow(window);
    }
    return outputs.forward(rows.of(batch.states(), order, scope));
  }

  /** Patches of each window that can be chosen. */
  private static int[] choices(TaskBatch<?> batch, boolean padding) {
    return IntStream.range(0, batch.windowCount())
        .map(
            window -> padding ? batch.patchesWithStates(window) : batch.window(window).patchCount())
        .toArray();
  }

  /**
   * That the answer begins and ends in any patch alike, or, as often as in training, that there is
   * none in the window. From some of the examples, for windows are drawn. Empty where padding may
   * be chosen, of which there may be any amount.
   */
  @Override
  public OptionalDouble constantGuessLoss(TrainingExamples<Question> training) {
    if (config.referencePadding()) {
      return OptionalDouble.empty();
    }
    ConstantGuess none = new ConstantGuess(2);
    double places = 0;
    long all = 0;
    for (DrawnExample<Question> drawn : training.drawn(GUESS_EXAMPLES)) {
      List<RenderedText> windows = drawn.windows();
      int[] choices = windows.stream().mapToInt(RenderedText::patchCount).toArray();
      SpanTargets targets = SpanTargets.of(answer(drawn.example()), windows, choices);
      for (int window = 0; window < choices.length; window++) {
        boolean shown = targets.starts()[window] != choices[window];
        none.add(shown ? 0 : 1);
        places += shown ? Math.log(choices[window]) : 0;
        all++;
      }
    }
    return OptionalDouble.of(none.loss().orElseThrow() + places / all);
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
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("architectures", List.of("PIXELForQuestionAnswering"));
    entries.put("num_labels", 2);
    entries.put("max_answer_patches", config.maxAnswerPatches());
    entries.put("answer_candidates", config.candidates());
    entries.put("no_answer", config.noAnswer());
    entries.put("no_answer_threshold", config.noAnswerThreshold());
    entries.put("answer_text", config.answerText().label());
    entries.put("reference_padding", config.referencePadding());
    return entries;
  }

  @Override
  public void close() {
    rows.close();
    loss.close();
  }
}
