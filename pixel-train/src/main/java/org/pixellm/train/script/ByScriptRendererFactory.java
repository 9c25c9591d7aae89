// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.script;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.render.TextRendererFactory;
import org.pixellm.train.config.PluginChoice;

/**
 * Makes renderers that choose another for each text. It is bound in a Guice module, not found with
 * {@link java.util.ServiceLoader}, because it asks for other plug-ins by name.
 */
public final class ByScriptRendererFactory implements TextRendererFactory<ByScriptConfig> {
  /** Its name. */
  public static final String NAME = "by-script";

  private final BiFunction<PluginChoice, LayoutMode, TextRenderer> renderers;

  /**
   * A factory.
   *
   * @param renderers makes the renderers that are chosen; first asked when one is needed, for this
   *     factory is itself among the plug-ins
   */
  public ByScriptRendererFactory(BiFunction<PluginChoice, LayoutMode, TextRenderer> renderers) {
    this.renderers = renderers;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "has other renderers draw, one for each script, each text by the script of most letters";
  }

  @Override
  public ByScriptConfig defaults() {
    return ByScriptConfig.defaults();
  }

  /**
   * A renderer out of those that are chosen. Scripts that are drawn alike share one, however their
   * settings are written, so that a model's file, which has all settings, means the same.
   */
  @Override
  public TextRenderer create(ByScriptConfig configuration, LayoutMode mode) {
    Map<PluginChoice, TextRenderer> made = new HashMap<>();
    TextRenderer otherwise = made(configuration.otherwise(), mode, made);
    Map<Map<String, Object>, TextRenderer> drawing = new LinkedHashMap<>();
    Map<Map<String, Object>, List<String>> names = new HashMap<>();
    configuration
        .scripts()
        .forEach(
            (script, choice) -> {
              TextRenderer renderer = made(choice, mode, made);
              Map<String, Object> settings = renderer.configuration();
              if (!settings.equals(otherwise.configuration())) {
                drawing.putIfAbsent(settings, renderer);
                names.computeIfAbsent(settings, alike -> new ArrayList<>()).add(script);
              }
            });
    List<ByScriptRenderer.Delegate> delegates = new ArrayList<>();
    delegates.add(new ByScriptRenderer.Delegate(List.of(), otherwise));
    Map<UnicodeScript, Integer> places = new EnumMap<>(UnicodeScript.class);
    drawing.forEach(
        (settings, renderer) -> {
          List<String> scripts = names.get(settings);
          scripts.forEach(name -> places.put(ByScriptConfig.script(name), delegates.size()));
          delegates.add(new ByScriptRenderer.Delegate(scripts, renderer));
        });
    return new ByScriptRenderer(delegates, new ScriptVote(places, delegates.size()));
  }

  private TextRenderer made(
      PluginChoice choice, LayoutMode mode, Map<PluginChoice, TextRenderer> made) {
    TextRenderer there = made.get(choice);
    if (there == null) {
      there = renderers.apply(choice, mode);
      made.put(choice, there);
    }
    return there;
  }
}
