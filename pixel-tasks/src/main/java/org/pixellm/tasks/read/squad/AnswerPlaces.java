// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.squad;

import java.util.List;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.tasks.example.Question;
import org.pixellm.tasks.example.Quoted;

/** Finds answers in their context. */
final class AnswerPlaces {
  private final SquadConfig config;
  private final ReadIssues issues;

  AnswerPlaces(SquadConfig config, ReadIssues issues) {
    this.config = config;
    this.issues = issues;
  }

  /**
   * The question with its context.
   *
   * @throws org.pixellm.plugins.PixelException naming the line, if an answer is not in the context
   */
  Question question(RawQuestion raw, String context) {
    List<Question.Answer> answers =
        raw.impossible()
            ? List.of()
            : raw.answers().stream().map(answer -> place(answer, context)).toList();
    return new Question(
        raw.id(), raw.question(), context, answers, !raw.impossible(), raw.source());
  }

  private Question.Answer place(RawQuestion.RawAnswer answer, String context) {
    String text = answer.text();
    if (text.isEmpty()) {
      throw answer
          .source()
          .error("the answer is empty; a question without one has is_impossible: true");
    }
    int codePoints = context.codePointCount(0, context.length());
    if (answer.start() < 0 || answer.start() >= codePoints) {
      throw answer
          .source()
          .error(
              "the answer %s begins at %d, outside its context of %d characters"
                  .formatted(Quoted.of(text), answer.start(), codePoints));
    }
    int start = context.offsetByCodePoints(0, (int) answer.start());
    if (context.startsWith(text, start)) {
      return new Question.Answer(start, text);
    }
    int nearest = nearest(context, text, start);
    if (nearest < 0) {
      throw answer
          .source()
          .error("the answer %s does not occur in its context".formatted(Quoted.of(text)));
    }
    if (!config.mendOffsets()) {
      throw answer
          .source()
          .error(
              "the answer %s does not stand at %d in its context, but at %d"
                  .formatted(Quoted.of(text), answer.start(), context.codePointCount(0, nearest)));
    }
    issues.addMended(1);
    return new Question.Answer(nearest, text);
  }

  /** Where a text occurs nearest to a place, or -1; of two equally near, the earlier. */
  private static int nearest(String context, String text, int place) {
    int before = context.lastIndexOf(text, place);
    int after = context.indexOf(text, place);
    if (before < 0 || after < 0) {
      return Math.max(before, after);
    }
    return place - before <= after - place ? before : after;
  }
}
