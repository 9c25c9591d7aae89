// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.predict;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.tasks.evaluate.PredictionText;
import org.pixellm.tasks.example.Question;
import org.pixellm.tasks.prediction.AnswerSpan;
import org.pixellm.tasks.prediction.ClassPrediction;
import org.pixellm.tasks.prediction.TextVectors;
import org.pixellm.tasks.prediction.Tree;

/** Predictions as maps of strings, numbers, lists and maps, for JSON. */
public final class PredictionEntries {
  private final List<String> labels;

  /**
   * Entries for a head's predictions.
   *
   * @param labels the head's, in order; empty if it has none
   */
  public PredictionEntries(List<String> labels) {
    this.labels = List.copyOf(labels);
  }

  /** An example's text, and what was predicted for it. */
  public Map<String, Object> of(Example example, Object prediction) {
    Map<String, Object> entries = new LinkedHashMap<>();
    List<String> words = PredictionText.words(example);
    if (!words.isEmpty()) {
      entries.put("words", words);
    } else if (example instanceof Question question) {
      entries.put("id", question.id());
      entries.put("question", question.question());
    } else {
      List<String> parts = example.input().parts();
      entries.put("text", parts.get(0));
      if (example.input() instanceof TextInput.Pair) {
        entries.put("second", parts.get(1));
      }
    }
    put(prediction, entries);
    return entries;
  }

  private void put(Object prediction, Map<String, Object> entries) {
    if (prediction instanceof ClassPrediction chosen) {
      entries.put("label", chosen.label());
      Map<String, Object> probabilities = new LinkedHashMap<>();
      for (int i = 0; i < chosen.probabilities().size(); i++) {
        String label = i < labels.size() ? labels.get(i) : Integer.toString(i);
        probabilities.put(label, chosen.probabilities().get(i));
      }
      entries.put("probabilities", probabilities);
    } else if (prediction instanceof Tree tree) {
      entries.put("heads", tree.heads());
      entries.put("relations", tree.relations());
    } else if (prediction instanceof AnswerSpan answer) {
      entries.put("answer", answer.text());
      entries.put("start", answer.start());
      entries.put("end", answer.end());
      entries.put("score", answer.score());
      entries.put("no_answer_score", answer.noAnswerScore());
    } else if (prediction instanceof TextVectors vectors) {
      entries.put("vectors", vectors.vectors());
      if (vectors.vectors().size() == 2) {
        entries.put("similarity", vectors.similarity());
      }
    } else if (prediction instanceof List<?> tags) {
      entries.put("tags", tags);
    } else if (prediction instanceof Number) {
      entries.put("score", prediction);
    } else { // of a plug-in's head
      entries.put("prediction", plain(prediction));
    }
  }

  /** Records as maps of their components, arrays as lists; of what else is no JSON, the text. */
  private static Object plain(Object value) {
    if (value instanceof Record) {
      Map<String, Object> components = new LinkedHashMap<>();
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        components.put(component.getName(), plain(component(component, value)));
      }
      return components;
    }
    if (value instanceof Optional<?> optional) {
      return plain(optional.orElse(null));
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> plain = new LinkedHashMap<>();
      map.forEach((key, one) -> plain.put("" + key, plain(one)));
      return plain;
    }
    if (value instanceof Collection<?> all) {
      return all.stream().map(PredictionEntries::plain).collect(Collectors.toList());
    }
    if (value != null && value.getClass().isArray()) {
      return IntStream.range(0, Array.getLength(value))
          .mapToObj(i -> plain(Array.get(value, i)))
          .collect(Collectors.toList());
    }
    return value == null || value instanceof Number || value instanceof Boolean
        ? value
        : value.toString();
  }

  private static Object component(RecordComponent component, Object of) {
    try {
      component.getAccessor().setAccessible(true); // a plug-in's record need not be public
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
