// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.describe;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.TensorFile;
import org.pixellm.model.weights.TensorInfo;
import org.pixellm.model.weights.hub.WeightForm;
import org.pixellm.plugins.PixelException;
import org.pixellm.tasks.head.part.LabelEntries;
import org.pixellm.tasks.model.TaskModelFiles;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.RendererSettings;

/**
 * Describes model directories, ours and others', without loading a model: neither the engine nor
 * the model's plug-ins are needed.
 */
public final class ModelDescription {
  private static final String KIND = "kind";

  /** What a directory lacks is said where it would stand. */
  private static final String MISSING = "missing";

  private final ModelFiles models;

  /** Describes what the given files hold. */
  @Inject
  public ModelDescription(ModelFiles models) {
    this.models = models;
  }

  /**
   * A directory's model.
   *
   * @return sections by name: {@code model}, {@code architecture}, {@code parameters}, {@code task}
   *     if it has one, {@code renderer}, {@code provenance}; in each strings, numbers, booleans,
   *     lists and maps, in an order for people. A section that the directory lacks holds a sentence
   *     under {@code missing}
   * @throws PixelException if there is no {@code config.json}, or a file is damaged
   */
  public Map<String, Map<String, Object>> of(Path directory) {
    ConfigEntries config = models.readConfiguration(directory);
    boolean headed = TaskModelFiles.hasHead(config);
    Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
    sections.put("model", model(directory, config, headed));
    sections.put("architecture", architecture(config));
    sections.put("parameters", parameters(directory));
    if (headed || config.has("id2label")) {
      sections.put("task", task(config, headed));
    }
    sections.put("renderer", renderer(directory));
    sections.put("provenance", provenance(directory));
    return sections;
  }

  private static Map<String, Object> model(Path directory, ConfigEntries config, boolean headed) {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("directory", directory.toString());
    String kind = headed ? "fine-tuned for a task" : "pretrained";
    if (!headed && !config.has("objective")) {
      kind = "of another program";
    }
    entries.put(KIND, kind);
    return entries;
  }

  /** All of {@code config.json} that is not the task's, what the model is called first. */
  private static Map<String, Object> architecture(ConfigEntries config) {
    Map<String, Object> rest = new TreeMap<>(config.asMap());
    Stream.of("task", "id2label", "label2id", "num_labels").forEach(rest::remove);
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("model_type", ModelFiles.encoderName(config));
    entries.putAll(rest);
    return entries;
  }

  private static Map<String, Object> parameters(Path directory) {
    Optional<WeightForm> form = WeightForm.of(directory);
    if (form.isEmpty()) {
      return missing("there are no weights");
    }
    Map<String, Long> parts = new TreeMap<>();
    long all = 0;
    int tensors;
    try (TensorFile weights = WeightForm.open(directory)) {
      tensors = weights.tensors().size();
      for (Map.Entry<String, TensorInfo> tensor : weights.tensors().entrySet()) {
        long values = tensor.getValue().elements();
        all += values;
        parts.merge(tensor.getKey().split("\\.", 2)[0], values, Long::sum);
      }
    }
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("file", form.get().file());
    entries.put("values", all);
    entries.put("tensors", tensors);
    entries.put("by_first_name", parts);
    return entries;
  }

  private static Map<String, Object> task(ConfigEntries config, boolean headed) {
    Map<String, Object> entries = new LinkedHashMap<>();
    if (headed) {
      entries.putAll(new TreeMap<>(config.section("task").asMap()));
    }
    if (config.has("id2label") || config.has("num_labels")) {
      List<String> labels = LabelEntries.read(config).labels();
      entries.put("label_count", labels.size());
      entries.put("labels", labels);
    }
    return entries;
  }

  private Map<String, Object> renderer(Path directory) {
    if (!models.hasRenderer(directory)) {
      return missing("the directory does not say how text is drawn for the model");
    }
    RendererSettings settings = models.readRenderer(directory);
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("renderer", settings.renderer().name());
    entries.put("renderer_config", settings.renderer().options());
    entries.put("layout", settings.layout().name());
    entries.put("layout_config", settings.layout().options());
    settings
        .fingerprint()
        .ifPresent(
            print -> {
              entries.put("fingerprint_backend", print.backend());
              entries.put("fingerprint_page_hash", print.pageHash());
            });
    if (!settings.notes().isEmpty()) {
      entries.put("notes", settings.notes());
    }
    return entries;
  }

  private Map<String, Object> provenance(Path directory) {
    return models
        .readProvenance(directory)
        .map(ConfigEntries::asMap)
        .orElseGet(() -> missing("the directory does not say how the model was made"));
  }

  private static Map<String, Object> missing(String sentence) {
    return Map.of(MISSING, sentence);
  }
}
