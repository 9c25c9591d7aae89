// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pixellm.model.golden.Relative.assertClose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.tasks.example.Question;
import org.pixellm.tasks.example.Source;
import org.pixellm.tasks.head.GoldenHead;

/** PIXELForQuestionAnswering, whose padding is among the choices. */
class QuestionAnsweringGoldenTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void logitsAndLossAreTheOriginals(boolean padding) {
    try (GoldenHead golden = new GoldenHead("qa");
        QuestionAnswering head =
            new QuestionAnsweringFactory()
                .restore(golden.config(Map.of("reference_padding", padding)), golden.hidden())) {
      golden.load(head);
      TaskBatch<Question> batch = golden.batch(examples(golden));
      List<SpanLogits> logits = head.logits(batch, true, golden.context());
      int choices = golden.patches() + 1;
      for (int row = 0; row < golden.rows(); row++) {
        int from = row * choices;
        float[] starts = Arrays.copyOfRange(golden.outputs("start_logits"), from, from + choices);
        float[] ends = Arrays.copyOfRange(golden.outputs("end_logits"), from, from + choices);
        assertClose(starts, logits.get(row).starts(), 1e-4, "starts");
        assertClose(ends, logits.get(row).ends(), 1e-4, "ends");
      }
      if (padding) {
        LossTerms terms =
            head.loss(
                batch,
                new SpanTargets(
                    targets(golden, "start_positions"), targets(golden, "end_positions")),
                golden.context());
        assertEquals(golden.loss(), terms.loss().getFloat(), 1e-4 * golden.loss());
      } else { // no answer in each window: fewer choices make it likelier
        float without = head.loss(batch, golden.context()).loss().getFloat();
        assertTrue(without > 0 && without < withPadding(golden, batch), "loss " + without);
      }
    }
  }

  private static float withPadding(GoldenHead golden, TaskBatch<Question> batch) {
    try (QuestionAnswering head =
        new QuestionAnsweringFactory()
            .restore(golden.config(Map.of("reference_padding", true)), golden.hidden())) {
      golden.load(head);
      return head.loss(batch, golden.context()).loss().getFloat();
    }
  }

  /** The original ignores positions after CLS. */
  private static int[] targets(GoldenHead golden, String name) {
    return Arrays.stream(golden.labels(name))
        .mapToInt(
            position ->
                position > golden.patches() ? SpanTargets.IGNORED : Math.toIntExact(position))
        .toArray();
  }

  private static List<DrawnExample<Question>> examples(GoldenHead golden) {
    List<DrawnExample<Question>> examples = new ArrayList<>();
    for (int row = 0; row < golden.rows(); row++) {
      Alignment alignment =
          new Alignment.Builder(golden.real(row), 2)
              .cluster(0, 0, 1, 0, 1)
              .cluster(1, 0, 1, 2, 3)
              .separator(1)
              .drawn(List.of(1, 1), true)
              .build();
      examples.add(
          DrawnExample.of(
              new Question("id", "q", "c", List.of(), false, new Source(Path.of("golden"), 1)),
              GoldenHead.picture(alignment)));
    }
    return examples;
  }
}
