// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param fingerprint what the pixels depended on
 */
public record RendererSettings(
    PluginChoice renderer, PluginChoice layout, RendererFingerprint fingerprint) {

  /** The settings of a renderer in use. */
  public static RendererSettings of(TextRenderer renderer) {
    ConfigEntries entries = new ConfigEntries("the renderer's settings", renderer.configuration());
    return new RendererSettings(
        choice(entries, "renderer", "renderer_config"),
        choice(entries, "mode", "mode_config"),
        renderer.fingerprint());
  }

  /** Reads entries of the file. */
  static RendererSettings read(ConfigEntries entries) {
    ConfigEntries print = entries.section("fingerprint");
    Map<String, String> details = new LinkedHashMap<>();
    print.section("details").asMap().forEach((key, value) -> details.put(key, "" + value));
    return new RendererSettings(
        choice(entries, "renderer", "renderer_config"),
        choice(entries, "mode", "mode_config"),
        new RendererFingerprint(print.text("backend"), print.text("page_hash"), details));
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
    map.put(
        "fingerprint",
        Map.of(
            "backend", fingerprint.backend(),
            "page_hash", fingerprint.pageHash(),
            "details", new TreeMap<>(fingerprint.details())));
    return map;
  }

  /** What differs in a renderer that draws other pixels; empty if it draws the same. */
  public List<String> drift(TextRenderer now) {
    RendererFingerprint present = now.fingerprint();
    return fingerprint.drawsLike(present) ? List.of() : fingerprint.differences(present);
  }
}
