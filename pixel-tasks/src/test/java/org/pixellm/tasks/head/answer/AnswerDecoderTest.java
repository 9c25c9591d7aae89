// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.tasks.example.Question.Answer;
import org.pixellm.tasks.head.TinyReader;
import org.pixellm.tasks.prediction.AnswerSpan;

class AnswerDecoderTest {
  private static TinyReader reader;

  @BeforeAll
  static void open() {
    reader = new TinyReader();
  }

  @AfterAll
  static void close() {
    reader.close();
  }

  /** A model that knows the patches of the answer finds its text, in any script and window. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`Where?`, `They met by the old mill in Delft, and went on to Leiden.`, `Delft`",
        "`When?`, `It was in May 1945 that the war in Europe came to its end.`, `May 1945`",
        "`من؟`, `كتب نجيب محفوظ رواية الثلاثية في القاهرة قبل سنوات طويلة من الزمن وقرأها الناس في كل مكان من بلاد العرب`, `نجيب محفوظ`",
        "`Who?`, `The name نجيب محفوظ stands in a line that runs from left to right and on`, `نجيب محفوظ`",
        "`誰?`, `夏目漱石は東京で生まれた小説家である。`, `東京`",
      })
  void theAnswerIsFoundWhereItIs(String question, String context, String text) {
    Answer answer = new Answer(context.indexOf(text), text);
    for (int maxPatches : new int[] {60, 24}) {
      List<RenderedText> windows =
          reader.renderer().renderWindows(new TextInput.Pair(question, context), maxPatches, 10);
      assertTrue(maxPatches == 60 || windows.size() > 1 || text.equals("東京"));
      List<AnswerSpan> answers =
          new AnswerDecoder(30, 20, AnswerText.WORDS)
              .answers(context, windows, knowing(windows, Optional.of(answer)));
      AnswerSpan best = answers.get(0);
      if (!text.equals("東京")) { // patches there show further characters, and no spaces tell
        assertEquals(text, best.text());
        assertEquals(answer.start(), best.start());
        assertEquals(answer.end(), best.end());
      }
      assertTrue(best.start() <= answer.start() && best.end() >= answer.end(), best.text());
      assertTrue(best.end() - best.start() <= text.length() + 2, best.text());
      assertEquals(20, best.score(), 1e-6);
    }
  }

  /** Logits of 10 at the right places of each window, CLS where it does not show the answer. */
  private static List<SpanLogits> knowing(List<RenderedText> windows, Optional<Answer> answer) {
    int[] choices = windows.stream().mapToInt(RenderedText::patchCount).toArray();
    SpanTargets targets = SpanTargets.of(answer, windows, choices);
    List<SpanLogits> logits = new ArrayList<>();
    for (int window = 0; window < choices.length; window++) {
      float[] starts = new float[choices[window] + 1];
      float[] ends = new float[choices[window] + 1];
      starts[targets.starts()[window]] = 10;
      ends[targets.ends()[window]] = 10;
      logits.add(new SpanLogits(starts, ends));
    }
    return logits;
  }

  @Test
  void noAnswerIsScoredByTheWindowThatIsLeastForIt() {
    String context = "They met by the old mill in Delft, and then they went on to Leiden by boat.";
    List<RenderedText> windows =
        reader.renderer().renderWindows(new TextInput.Pair("Where?", context), 24, 6);
    assertTrue(windows.size() > 1);
    List<SpanLogits> none = knowing(windows, Optional.empty());
    none.get(1).starts()[windows.get(1).patchCount()] = 3;
    assertEquals(
        13,
        new AnswerDecoder(30, 20, AnswerText.WORDS)
            .answers(context, windows, none)
            .get(0)
            .noAnswerScore(),
        1e-6);
  }

  /** Answers lie in the context, none ends before it begins, none is twice, the best come first. */
  @Test
  void answersAreLegal() {
    String question = "Where did they meet?";
    String context = "They met by the old mill in Delft, and went on to Leiden.";
    List<RenderedText> windows =
        List.of(reader.renderer().render(new TextInput.Pair(question, context), 60));
    int patches = windows.get(0).patchCount();
    float[] starts = new float[patches + 1];
    float[] ends = new float[patches + 1];
    for (int i = 0; i <= patches; i++) {
      starts[i] = (i * 7) % 11;
      ends[i] = (i * 5) % 13;
    }
    starts[1] = 90; // in the question: not to be chosen
    ends[2] = 90;
    List<AnswerSpan> answers =
        new AnswerDecoder(6, 20, AnswerText.WORDS)
            .answers(context, windows, List.of(new SpanLogits(starts, ends)));
    assertTrue(answers.size() > 10);
    TreeSet<String> places = new TreeSet<>();
    for (int i = 0; i < answers.size(); i++) {
      AnswerSpan answer = answers.get(i);
      assertEquals(context.substring(answer.start(), answer.end()), answer.text());
      assertTrue(answer.score() < 90);
      assertTrue(places.add(answer.start() + " " + answer.end()));
      assertTrue(i == 0 || answers.get(i - 1).score() >= answer.score());
      assertTrue(answer.text().length() <= 6 * 4 + 16, answer.text());
    }
  }
}
