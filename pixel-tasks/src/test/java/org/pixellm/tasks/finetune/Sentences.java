// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.ParsedSentence;
import org.pixellm.tasks.example.Question;
import org.pixellm.tasks.example.ScoredText;
import org.pixellm.tasks.example.Source;
import org.pixellm.tasks.example.TaggedWords;

/** Examples made by hand. */
final class Sentences {
  private static final Source SOURCE = new Source(Path.of("by-hand"), 1);

  private Sentences() {}

  static TaggedWords tagged(String... tags) {
    return new TaggedWords(Collections.nCopies(tags.length, "w"), List.of(tags), SOURCE);
  }

  static LabelledText labelled(String label) {
    return new LabelledText("text", Optional.empty(), Optional.of(label), SOURCE);
  }

  /** A question about Bob and Ann; without answers the text holds none. */
  static Question question(String... answers) {
    String context = "Bob met Ann.";
    List<Question.Answer> all =
        Stream.of(answers)
            .map(answer -> new Question.Answer(context.indexOf(answer), answer))
            .toList();
    return new Question("1", "Who?", context, all, !all.isEmpty(), SOURCE);
  }

  static ScoredText scored(double score) {
    return new ScoredText("text", Optional.empty(), OptionalDouble.of(score), SOURCE);
  }

  static ParsedSentence parsed(List<Integer> heads, List<String> relations) {
    return new ParsedSentence(
        Collections.nCopies(heads.size(), "w"), List.of(), heads, relations, SOURCE);
  }
}
