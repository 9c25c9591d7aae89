// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixellm.plugins.data.Example;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.ParsedSentence;
import org.pixellm.tasks.example.Question;
import org.pixellm.tasks.example.ScoredText;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.tasks.prediction.Tree;

/**
 * The prediction that looks at the training labels alone, to measure models against: the commonest
 * tag for every word, the commonest class, the mean number; for trees the commonest place of a head
 * (mostly the word before or after) with the commonest relation; for questions the commonest
 * answer, which may be none.
 */
final class MajorityGuess {
  private static final String NO_ANSWER = "";

  private final Map<String, Long> labels = new HashMap<>();
  private final Map<Integer, Long> offsets = new HashMap<>();
  private double sum;
  private long numbers;

  /**
   * A guess.
   *
   * @param training labelled examples
   */
  MajorityGuess(List<Example> training) {
    for (Example example : training) {
      if (example instanceof TaggedWords words) {
        words.tags().forEach(this::count);
      } else if (example instanceof LabelledText text) {
        text.label().ifPresent(this::count);
      } else if (example instanceof Question question && question.labelled()) {
        // One a question: of several accepted answers the first is the one that stands for it.
        count(question.answers().isEmpty() ? NO_ANSWER : question.answers().get(0).text());
      } else if (example instanceof ScoredText text && text.labelled()) {
        sum += text.score().getAsDouble();
        numbers++;
      } else if (example instanceof ParsedSentence sentence) {
        sentence.relations().forEach(this::count);
        for (int word = 0; word < sentence.heads().size(); word++) {
          if (sentence.heads().get(word) > 0) {
            offsets.merge(sentence.heads().get(word) - word - 1, 1L, Long::sum);
          }
        }
      }
    }
  }

  private void count(String label) {
    labels.merge(label, 1L, Long::sum);
  }

  /** Predictions for examples; empty for a task that has no such guess, as a plug-in's may be. */
  Optional<List<Object>> predictions(List<Example> examples) {
    List<Object> predictions = new ArrayList<>(examples.size());
    for (Example example : examples) {
      Optional<Object> guess = guess(example);
      if (guess.isEmpty()) {
        return Optional.empty();
      }
      predictions.add(guess.get());
    }
    return Optional.of(predictions);
  }

  private Optional<Object> guess(Example example) {
    if (example instanceof ScoredText && numbers > 0) {
      return Optional.of(sum / numbers);
    }
    if (labels.isEmpty()) {
      return Optional.empty();
    }
    String label = commonest(labels);
    if (example instanceof TaggedWords words) {
      return Optional.of(Collections.nCopies(words.words().size(), label));
    }
    if (example instanceof LabelledText || example instanceof Question) {
      return Optional.of(label);
    }
    if (example instanceof ParsedSentence sentence) {
      return Optional.of(tree(sentence.words().size(), label));
    }
    return Optional.empty();
  }

  private Tree tree(int words, String relation) {
    int offset = offsets.isEmpty() ? -1 : commonest(offsets);
    List<Integer> heads = new ArrayList<>(words);
    for (int word = 1; word <= words; word++) {
      int head = word + offset;
      heads.add(head >= 1 && head <= words ? head : 0);
    }
    return new Tree(heads, Collections.nCopies(words, relation));
  }

  /** Of equally common ones, the first in order. */
  private static <T extends Comparable<T>> T commonest(Map<T, Long> counts) {
    return counts.entrySet().stream()
        .max(
            Map.Entry.<T, Long>comparingByValue()
                .thenComparing(Map.Entry.<T, Long>comparingByKey().reversed()))
        .orElseThrow()
        .getKey();
  }
}
