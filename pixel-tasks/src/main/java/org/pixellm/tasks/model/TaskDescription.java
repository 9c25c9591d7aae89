// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.model;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.tasks.window.LongInputs;
import org.pixellm.train.config.PluginChoice;

/**
 * What a model is for, as its {@code config.json} keeps it: enough to read, draw and score other
 * data as the model was trained on.
 *
 * @param head name of the plug-in that made the head; its settings are entries of their own
 * @param reader reads the task's files
 * @param metric scores its predictions
 * @param maxPatches most patches of a window, the separator included
 * @param overlap patches that neighbouring windows of a long input share
 * @param longInputs what becomes of longer inputs
 */
public record TaskDescription(
    String head,
    PluginChoice reader,
    PluginChoice metric,
    int maxPatches,
    int overlap,
    LongInputs longInputs) {
  /** The entry of {@code config.json} that holds it. */
  private static final String SECTION = "task";

  private static final String HEAD = "head";
  private static final String READER = "reader";
  private static final String METRIC = "metric";
  private static final String OPTIONS = "_config";

  /** Checks that nothing is missing. */
  public TaskDescription {
    Objects.requireNonNull(head, "head");
    Objects.requireNonNull(reader, "reader");
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(longInputs, "longInputs");
  }

  /** Whether a model has one, and is not one for pretraining alone. */
  static boolean isIn(ConfigEntries config) {
    return config.has(SECTION);
  }

  /**
   * Reads it.
   *
   * @throws org.pixellm.plugins.PixelException if an entry is missing or impossible
   */
  static TaskDescription read(ConfigEntries config) {
    ConfigEntries entries = config.section(SECTION);
    return new TaskDescription(
        entries.text(HEAD),
        choice(entries, READER),
        choice(entries, METRIC),
        entries.integer("max_patches"),
        entries.integer("overlap"),
        entries.choice("long_inputs", LongInputs.class, LongInputs.WINDOWS));
  }

  private static PluginChoice choice(ConfigEntries entries, String kind) {
    String options = kind + OPTIONS;
    return new PluginChoice(
        entries.text(kind), entries.has(options) ? entries.section(options).asMap() : Map.of());
  }

  /** Adds what {@link #read} reads. */
  void write(Map<String, Object> config) {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put(HEAD, head);
    entries.put(READER, reader.name());
    entries.put(READER + OPTIONS, reader.options());
    entries.put(METRIC, metric.name());
    entries.put(METRIC + OPTIONS, metric.options());
    entries.put("max_patches", maxPatches);
    entries.put("overlap", overlap);
    entries.put("long_inputs", longInputs.name().toLowerCase(Locale.ROOT));
    config.put(SECTION, entries);
  }

  /** The same with another reader. */
  public TaskDescription withReader(PluginChoice changed) {
    return new TaskDescription(head, changed, metric, maxPatches, overlap, longInputs);
  }

  /** The same with another metric. */
  public TaskDescription withMetric(PluginChoice changed) {
    return new TaskDescription(head, reader, changed, maxPatches, overlap, longInputs);
  }

  /** The same with other reading of long inputs. */
  public TaskDescription withLongInputs(LongInputs changed) {
    return new TaskDescription(head, reader, metric, maxPatches, overlap, changed);
  }
}
