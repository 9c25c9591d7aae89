// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.task.TaskHeadFactory;
import org.pixellm.plugins.testkit.TaskHeadContract;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.ParsedSentence;
import org.pixellm.tasks.example.Question;
import org.pixellm.tasks.example.ScoredText;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.tasks.head.answer.QuestionAnsweringConfig;
import org.pixellm.tasks.head.answer.QuestionAnsweringFactory;
import org.pixellm.tasks.head.parse.BiaffineConfig;
import org.pixellm.tasks.head.parse.BiaffineParsingFactory;
import org.pixellm.tasks.head.text.RegressionConfig;
import org.pixellm.tasks.head.text.SequenceClassificationFactory;
import org.pixellm.tasks.head.text.SequenceRegressionFactory;
import org.pixellm.tasks.head.text.TextHeadConfig;
import org.pixellm.tasks.head.vector.SentenceEmbeddingConfig;
import org.pixellm.tasks.head.vector.SentenceEmbeddingFactory;
import org.pixellm.tasks.head.words.TokenClassificationConfig;
import org.pixellm.tasks.head.words.TokenClassificationFactory;
import org.pixellm.tasks.prediction.TextVectors;

/** The built-in heads keep the laws that plug-ins of others keep. */
class HeadContractsTest {
  private static final String LONG =
      "a text that is a good deal longer than what one window shows of it";

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  private static LabelledText text(String text, Optional<String> second, String label) {
    return new LabelledText(text, second, Optional.of(label), TinyReader.SOURCE);
  }

  @Nested
  class TokenClassificationContract
      extends TaskHeadContract<TokenClassificationConfig, TaggedWords> {
    @Override
    protected TaskHeadFactory<TokenClassificationConfig> factory() {
      return new TokenClassificationFactory();
    }

    @Override
    protected List<TaggedWords> examples() {
      return List.of(
          new TaggedWords(words("red wine"), List.of("ADJ", "NOUN"), TinyReader.SOURCE),
          new TaggedWords(
              words("many long words want windows of their own"),
              List.of("ADJ", "ADJ", "NOUN", "VERB", "NOUN", "ADP", "DET", "ADJ"),
              TinyReader.SOURCE),
          new TaggedWords(words("go"), List.of("VERB"), TinyReader.SOURCE));
    }
  }

  @Nested
  class BiaffineParsingContract extends TaskHeadContract<BiaffineConfig, ParsedSentence> {
    @Override
    protected TaskHeadFactory<BiaffineConfig> factory() {
      return new BiaffineParsingFactory();
    }

    /** Scores start with weights of zero, so that nothing below them learns in the first step. */
    @Override
    protected Set<String> parametersWithoutGradient() {
      return Set.of("vit.pooler.dense.weight", "vit.pooler.dense.bias");
    }

    @Override
    protected List<ParsedSentence> examples() {
      return List.of(
          new ParsedSentence(
              words("red wine"), List.of(), List.of(2, 0), words("amod root"), TinyReader.SOURCE),
          new ParsedSentence(
              words("words in several windows may well depend"),
              List.of(),
              List.of(7, 4, 4, 1, 7, 7, 0),
              words("nsubj case amod obl aux obl root"),
              TinyReader.SOURCE));
    }
  }

  @Nested
  class SequenceClassificationContract extends TaskHeadContract<TextHeadConfig, LabelledText> {
    @Override
    protected TaskHeadFactory<TextHeadConfig> factory() {
      return new SequenceClassificationFactory();
    }

    @Override
    protected List<LabelledText> examples() {
      return List.of(
          text("short", Optional.empty(), "bad"),
          text(LONG, Optional.empty(), "good"),
          text("one text", Optional.of("and another"), "bad"));
    }
  }

  @Nested
  class SequenceRegressionContract extends TaskHeadContract<RegressionConfig, ScoredText> {
    @Override
    protected TaskHeadFactory<RegressionConfig> factory() {
      return new SequenceRegressionFactory();
    }

    @Override
    protected List<ScoredText> examples() {
      return List.of(
          new ScoredText(
              "a thing", Optional.of("the same"), OptionalDouble.of(4.5), TinyReader.SOURCE),
          new ScoredText("sun", Optional.of(LONG), OptionalDouble.of(0.5), TinyReader.SOURCE));
    }
  }

  @Nested
  class QuestionAnsweringContract extends TaskHeadContract<QuestionAnsweringConfig, Question> {
    @Override
    protected TaskHeadFactory<QuestionAnsweringConfig> factory() {
      return new QuestionAnsweringFactory();
    }

    @Override
    protected List<Question> examples() {
      return List.of(
          question("Who?", "It was Ann.", "Ann"),
          question("Where?", "They met by the old mill in Delft and left.", "Delft"));
    }

    private Question question(String question, String context, String answer) {
      return new Question(
          question,
          question,
          context,
          List.of(new Question.Answer(context.indexOf(answer), answer)),
          true,
          TinyReader.SOURCE);
    }
  }

  @Nested
  class SentenceEmbeddingContract extends TaskHeadContract<SentenceEmbeddingConfig, Example> {
    @Override
    protected TaskHeadFactory<SentenceEmbeddingConfig> factory() {
      return new SentenceEmbeddingFactory();
    }

    @Override
    protected Object compared(Object prediction) {
      return ((TextVectors) prediction).vectors();
    }

    @Override
    protected List<Example> examples() {
      return List.of(
          text("a cat sleeps", Optional.of("a cat is asleep"), "entailment"),
          text(LONG, Optional.of("there are texts"), "entailment"));
    }
  }
}
