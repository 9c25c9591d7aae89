// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pixellm.plugins.data.Example;
import org.pixellm.tasks.example.ParsedSentence;
import org.pixellm.tasks.example.Question;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.tasks.prediction.AnswerSpan;
import org.pixellm.tasks.prediction.ClassPrediction;
import org.pixellm.tasks.prediction.TextVectors;
import org.pixellm.tasks.prediction.Tree;

/** Predictions in short lines, for people. */
public final class PredictionText {
  private PredictionText() {}

  /** The words of an example that consists of words; none of another. */
  public static List<String> words(Example example) {
    if (example instanceof TaggedWords tagged) {
      return tagged.words();
    }
    return example instanceof ParsedSentence parsed ? parsed.words() : List.of();
  }

  /** What a prediction says of a word; empty if it says nothing of it. */
  public static Optional<String> ofWord(Object prediction, int word, List<String> words) {
    if (prediction instanceof Tree tree) {
      if (word >= tree.size()) {
        return Optional.empty();
      }
      int head = tree.heads().get(word);
      String name = head == 0 || head > words.size() ? "root" : words.get(head - 1);
      return Optional.of(tree.relations().get(word) + " of " + name);
    }
    return prediction instanceof List<?> tags && word < tags.size()
        ? Optional.of("" + tags.get(word))
        : Optional.empty();
  }

  /** A prediction, or a label as metrics take it, in one line. */
  public static String line(Object prediction) {
    if (prediction instanceof ClassPrediction chosen) {
      double most = chosen.probabilities().stream().mapToDouble(p -> p).max().orElse(0);
      return String.format(Locale.ROOT, "%s (%.2f)", chosen.label(), most);
    }
    if (prediction instanceof AnswerSpan answer) {
      return answer.answered() ? answer.text() : "no answer";
    }
    if (prediction instanceof Double number) {
      return String.format(Locale.ROOT, "%.3f", number);
    }
    if (prediction instanceof TextVectors vectors) {
      return vectors.vectors().size() == 2
          ? String.format(Locale.ROOT, "similarity %.3f", vectors.similarity())
          : "a vector of %d values".formatted(vectors.vectors().get(0).length);
    }
    if (prediction instanceof List<?> list) {
      List<String> texts = new ArrayList<>();
      list.forEach(item -> texts.add("" + item));
      return texts.isEmpty() ? "no answer" : String.join(" | ", texts);
    }
    return "" + prediction;
  }

  /** Differences of a prediction from an example's label, a line each; none if it is right. */
  public static List<String> differences(Example example, Object prediction, Object gold) {
    List<String> words = words(example);
    List<String> lines = new ArrayList<>();
    for (int word = 0; word < words.size(); word++) {
      Optional<String> found = ofWord(prediction, word, words);
      Optional<String> there = ofWord(gold, word, words);
      if (found.isPresent() && !found.equals(there)) {
        lines.add(
            "%s: %s instead of %s".formatted(words.get(word), found.get(), there.orElse("none")));
      }
    }
    if (words.isEmpty()) {
      String said = line(prediction);
      String right = line(gold);
      String asked = example instanceof Question question ? question.question() + "  " : "";
      lines.add("%s%s instead of %s".formatted(asked, said, right));
    }
    return lines;
  }
}
