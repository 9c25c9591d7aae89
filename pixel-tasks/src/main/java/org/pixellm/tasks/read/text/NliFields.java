// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.Quoted;
import org.pixellm.tasks.example.Source;

/** Makes a pair of the named fields of a row or an object. */
final class NliFields {
  /** Names of the premise: SNLI, MNLI and XNLI; XNLI's translated training files. */
  static final List<String> FIRST = List.of("sentence1", "premise");

  /** Names of the hypothesis, likewise. */
  static final List<String> SECOND = List.of("sentence2", "hypothesis", "hypo");

  /** Names of the label, likewise. */
  static final List<String> LABEL = List.of("gold_label", "label");

  /** The name of the language. */
  static final String LANGUAGE = "language";

  private static final String NO_CONSENSUS = "-";
  private static final List<String> LABELS = List.of("contradiction", "entailment", "neutral");

  /** XNLI's translated training files spell one label otherwise. */
  private static final Map<String, String> SPELLINGS = Map.of("contradictory", "contradiction");

  private final NliConfig config;
  private final ReadIssues issues;

  NliFields(NliConfig config, ReadIssues issues) {
    this.config = config;
    this.issues = issues;
  }

  /**
   * The pair.
   *
   * @param fields by name
   * @return empty, if it is of another language, which is not counted, or has no label in common
   * @throws org.pixellm.plugins.PixelException naming the line, if a field is missing or the label
   *     is none
   */
  Optional<LabelledText> example(Map<String, String> fields, Source source) {
    if (!config.language().isEmpty() && !config.language().equals(language(fields, source))) {
      return Optional.empty();
    }
    Optional<String> label = find(fields, LABEL);
    if (label.equals(Optional.of(NO_CONSENSUS))) {
      issues.addLeftOut(1);
      return Optional.empty();
    }
    return Optional.of(
        new LabelledText(
            required(fields, FIRST, source),
            Optional.of(required(fields, SECOND, source)),
            label.map(written -> known(written, source)),
            source));
  }

  private static String language(Map<String, String> fields, Source source) {
    String language = fields.get(LANGUAGE);
    if (language == null) {
      throw source.error("there is no field 'language'; set language to '' to read all pairs");
    }
    return language;
  }

  private static String known(String written, Source source) {
    String label = SPELLINGS.getOrDefault(written, written);
    if (!LABELS.contains(label)) {
      throw source.error(
          "the label %s is none of %s".formatted(Quoted.of(written), String.join(", ", LABELS)));
    }
    return label;
  }

  private static String required(Map<String, String> fields, List<String> names, Source source) {
    return find(fields, names)
        .orElseThrow(
            () ->
                source.error(
                    "there is no field '%s'; the fields are %s"
                        .formatted(
                            String.join("' or '", names),
                            fields.keySet().stream()
                                .map(Quoted::of)
                                .collect(Collectors.joining(", ")))));
  }

  private static Optional<String> find(Map<String, String> fields, List<String> names) {
    return names.stream().filter(fields::containsKey).findFirst().map(fields::get);
  }
}
