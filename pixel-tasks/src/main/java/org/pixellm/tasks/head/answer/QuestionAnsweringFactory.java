// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.answer;

import java.util.List;
import java.util.Map;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.task.TaskHeadFactory;
import org.pixellm.tasks.example.Question;

/** Makes {@link QuestionAnswering} heads. */
public final class QuestionAnsweringFactory implements TaskHeadFactory<QuestionAnsweringConfig> {

  @Override
  public String name() {
    return "question-answering";
  }

  @Override
  public String summary() {
    return "the part of a context that answers a question, or none";
  }

  @Override
  public QuestionAnsweringConfig defaults() {
    return QuestionAnsweringConfig.defaults();
  }

  @Override
  public Class<? extends Example> exampleType() {
    return Question.class;
  }

  @Override
  public QuestionAnswering create(
      QuestionAnsweringConfig configuration, int hiddenSize, List<String> labels) {
    return new QuestionAnswering(configuration, hiddenSize);
  }

  @Override
  public QuestionAnswering restore(Map<String, Object> saved, int hiddenSize) {
    ConfigEntries entries = new ConfigEntries(JsonObjectFile.CONFIG, saved);
    QuestionAnsweringConfig otherwise = QuestionAnsweringConfig.defaults();
    return entries.checked(
        () ->
            new QuestionAnswering(
                new QuestionAnsweringConfig(
                    entries.integer("max_answer_patches", otherwise.maxAnswerPatches()),
                    entries.integer("answer_candidates", otherwise.candidates()),
                    entries.flag("no_answer", otherwise.noAnswer()),
                    entries.number("no_answer_threshold", otherwise.noAnswerThreshold()),
                    entries.choice("answer_text", AnswerText.class, otherwise.answerText()),
                    entries.flag("reference_padding", otherwise.referencePadding())),
                hiddenSize));
  }
}
