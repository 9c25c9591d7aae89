// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.plugins.render.RendererFingerprint;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.config.PluginChoice;

/**
 * How text must be drawn for a model, as {@code text_renderer_config.json} holds it: which renderer
 * and mode with which settings, and the fingerprint of the pixels that came out.
 *
 * @param renderer what draws
 * @param layout where on the patch grid text goes
 * @param fingerprint what the pixels depended on; empty for a file of another program, which says
 *     nothing of it
 * @param notes what a file of another program asks for that is not as it was there, a sentence each
 */
public record RendererSettings(
    PluginChoice renderer,
    PluginChoice layout,
    Optional<RendererFingerprint> fingerprint,
    List<String> notes) {
  /** Copies the list. */
  public RendererSettings {
    notes = List.copyOf(notes);
  }

  /** The settings of a renderer in use. */
  public static RendererSettings of(TextRenderer renderer) {
    ConfigEntries entries = new ConfigEntries("the renderer's settings", renderer.configuration());
    return new RendererSettings(
        choice(entries, "renderer", "renderer_config"),
        choice(entries, "mode", "mode_config"),
        Optional.of(renderer.fingerprint()),
        List.of());
  }

  /** Reads entries of a file of ours. */
  static RendererSettings read(ConfigEntries entries) {
    return new RendererSettings(
        choice(entries, "renderer", "renderer_config"),
        choice(entries, "mode", "mode_config"),
        entries.has("fingerprint")
            ? Optional.of(fingerprint(entries.section("fingerprint")))
            : Optional.empty(),
        List.of());
  }

  /** The same with another layout mode, at its default settings. */
  RendererSettings withLayout(String mode) {
    return mode.equals(layout.name())
        ? this
        : new RendererSettings(renderer, PluginChoice.named(mode), fingerprint, notes);
  }

  private static RendererFingerprint fingerprint(ConfigEntries entries) {
    Map<String, String> details = new LinkedHashMap<>();
    entries.section("details").asMap().forEach((key, value) -> details.put(key, "" + value));
    return new RendererFingerprint(entries.text("backend"), entries.text("page_hash"), details);
  }

  private static PluginChoice choice(ConfigEntries entries, String name, String config) {
    Map<String, Object> options = entries.has(config) ? entries.section(config).asMap() : Map.of();
    return new PluginChoice(entries.text(name), options);
  }

  /** Entries for the file. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("renderer", renderer.name());
    map.put("renderer_config", renderer.options());
    map.put("mode", layout.name());
    map.put("mode_config", layout.options());
    fingerprint.ifPresent(
        print ->
            map.put(
                "fingerprint",
                Map.of(
                    "backend", print.backend(),
                    "page_hash", print.pageHash(),
                    "details", new TreeMap<>(print.details()))));
    return map;
  }

  /** What differs in a renderer that draws other pixels; empty if it draws the same. */
  public List<String> drift(TextRenderer now) {
    if (fingerprint.isEmpty()) {
      return List.of(
          "fingerprint: none, as it is another program's model / " + now.fingerprint().pageHash());
    }
    RendererFingerprint present = now.fingerprint();
    return fingerprint.get().drawsLike(present)
        ? List.of()
        : fingerprint.get().differences(present);
  }
}
