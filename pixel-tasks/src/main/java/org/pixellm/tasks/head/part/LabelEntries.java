// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.part;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.tasks.example.LabelSet;

/** A head's labels in {@code config.json}, as Hugging Face writes them. */
public final class LabelEntries {
  private static final String TABLE = "id2label";
  private static final String NUMBERS = "label2id";
  private static final String COUNT = "num_labels";

  private LabelEntries() {}

  /**
   * The labels of a saved model: those of {@code id2label}, or so many as {@code num_labels} says
   * by the names that Hugging Face gives them, {@code LABEL_0} and so on.
   *
   * @throws org.pixellm.plugins.PixelException if neither is there, or a label is missing or twice
   */
  public static LabelSet read(ConfigEntries entries) {
    List<String> names = new ArrayList<>();
    if (entries.has(TABLE)) {
      ConfigEntries table = entries.section(TABLE);
      for (int i = 0; i < table.asMap().size(); i++) {
        names.add(table.text(Integer.toString(i)));
      }
    } else {
      int count = entries.integer(COUNT);
      for (int i = 0; i < count; i++) {
        names.add("LABEL_" + i);
      }
    }
    return entries.checked(() -> new LabelSet(atLeastOne(names)));
  }

  /** Adds the entries that {@link #read} reads. */
  public static void write(LabelSet labels, Map<String, Object> entries) {
    Map<String, Object> table = new LinkedHashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      table.put(Integer.toString(i), labels.labels().get(i));
    }
    entries.put(COUNT, labels.size());
    entries.put(TABLE, table);
    Map<String, Object> numbers = new LinkedHashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      numbers.put(labels.labels().get(i), i);
    }
    entries.put(NUMBERS, numbers);
  }

  /**
   * The labels of a new head.
   *
   * @throws IllegalArgumentException if there are none, or one is there twice
   */
  public static LabelSet of(List<String> labels) {
    return new LabelSet(atLeastOne(labels));
  }

  private static List<String> atLeastOne(List<String> labels) {
    if (labels.isEmpty()) {
      throw new IllegalArgumentException(
          "there must be at least one label; the training data has none");
    }
    return labels;
  }
}
