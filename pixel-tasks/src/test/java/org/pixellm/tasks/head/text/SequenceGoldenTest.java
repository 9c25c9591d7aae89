// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.pixellm.model.golden.Relative.assertClose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.ScoredText;
import org.pixellm.tasks.example.Source;
import org.pixellm.tasks.head.GoldenHead;
import org.pixellm.tasks.prediction.ClassPrediction;

/** PIXELForSequenceClassification with each way of pooling, and its regression. */
class SequenceGoldenTest {
  private static final int LABELS = 3;
  private static final Source SOURCE = new Source(Path.of("golden"), 1);

  @ParameterizedTest
  @ValueSource(strings = {"seqcls_cls", "seqcls_mean", "seqcls_max", "seqcls_pma4"})
  void probabilitiesAndLossAreTheOriginals(String name) {
    try (GoldenHead golden = new GoldenHead(name);
        SequenceClassification head = classification(golden, true)) {
      TaskBatch<LabelledText> batch = golden.batch(texts(golden, row -> labelled(golden, row)));
      float loss = head.loss(batch, golden.context()).loss().getFloat();
      assertEquals(golden.loss(), loss, 1e-4 * golden.loss());
      List<ClassPrediction> predictions = head.predict(batch, golden.context());
      for (int row = 0; row < golden.rows(); row++) {
        float[] logits =
            Arrays.copyOfRange(golden.outputs("logits"), row * LABELS, (row + 1) * LABELS);
        assertClose(
            logarithms(logits),
            logarithms(predictions.get(row).probabilities()),
            1e-4,
            "row " + row);
      }
    }
  }

  /** Attention over real patches alone gives something else: the padded row changes, no other. */
  @Test
  void withoutTheSwitchPaddingTakesNoPartInAttention() {
    try (GoldenHead golden = new GoldenHead("seqcls_pma4");
        SequenceClassification quirk = classification(golden, true);
        SequenceClassification head = classification(golden, false)) {
      TaskBatch<LabelledText> batch = golden.batch(texts(golden, row -> labelled(golden, row)));
      List<ClassPrediction> with = quirk.predict(batch, golden.context());
      List<ClassPrediction> without = head.predict(batch, golden.context());
      assertEquals(golden.patches(), golden.real(0));
      assertClose(
          logarithms(with.get(0).probabilities()),
          logarithms(without.get(0).probabilities()),
          1e-5,
          "full row");
      assertNotEquals(
          logarithms(with.get(1).probabilities())[0],
          logarithms(without.get(1).probabilities())[0],
          1e-3);
    }
  }

  @Test
  void regressionIsTheOriginals() {
    try (GoldenHead golden = new GoldenHead("seqcls_mean_regression");
        SequenceRegression head =
            new SequenceRegressionFactory().restore(golden.config(Map.of()), golden.hidden())) {
      golden.load(head);
      TaskBatch<ScoredText> batch =
          golden.batch(
              texts(
                  golden,
                  row ->
                      new ScoredText(
                          "text",
                          Optional.empty(),
                          OptionalDouble.of(golden.inputs("labels")[row]),
                          SOURCE)));
      float loss = head.loss(batch, golden.context()).loss().getFloat();
      assertEquals(golden.loss(), loss, 1e-4 * golden.loss());
      List<Double> predictions = head.predict(batch, golden.context());
      for (int row = 0; row < golden.rows(); row++) {
        float expected = golden.outputs("logits")[row];
        assertEquals(expected, predictions.get(row), 1e-4 * Math.abs(expected));
      }
    }
  }

  private static SequenceClassification classification(GoldenHead golden, boolean padding) {
    SequenceClassification head =
        new SequenceClassificationFactory()
            .restore(golden.config(Map.of("reference_padding", padding)), golden.hidden());
    golden.load(head);
    return head;
  }

  private static LabelledText labelled(GoldenHead golden, int row) {
    return new LabelledText(
        "text", Optional.empty(), Optional.of("LABEL_" + golden.labels("labels")[row]), SOURCE);
  }

  private static <E extends Example> List<DrawnExample<E>> texts(
      GoldenHead golden, IntFunction<E> example) {
    List<DrawnExample<E>> examples = new ArrayList<>();
    for (int row = 0; row < golden.rows(); row++) {
      Alignment alignment =
          new Alignment.Builder(golden.real(row), 1)
              .cluster(0, 0, 4, 0, golden.real(row))
              .word(0, 0, 4)
              .drawn(List.of(4), true)
              .build();
      examples.add(DrawnExample.of(example.apply(row), GoldenHead.picture(alignment)));
    }
    return examples;
  }

  /** Logarithms of the probabilities that logits stand for. */
  private static float[] logarithms(float[] logits) {
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit);
    }
    float[] logarithms = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      logarithms[i] = (float) (logits[i] - Math.log(sum));
    }
    return logarithms;
  }

  private static float[] logarithms(List<Double> probabilities) {
    float[] logarithms = new float[probabilities.size()];
    for (int i = 0; i < logarithms.length; i++) {
      logarithms[i] = (float) Math.log(probabilities.get(i));
    }
    return logarithms;
  }
}
