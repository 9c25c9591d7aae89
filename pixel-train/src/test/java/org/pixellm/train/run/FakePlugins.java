// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import java.util.Map;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.DatasetReaderFactory;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.LayoutModeFactory;
import org.pixellm.plugins.render.LayoutRequest;
import org.pixellm.plugins.render.PatchLayout;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.render.TextRendererFactory;
import org.pixellm.plugins.render.TextShaper;
import org.pixellm.plugins.run.RunListener;
import org.pixellm.plugins.run.RunListenerFactory;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;
import org.pixellm.train.data.FakeReader;
import org.pixellm.train.data.FakeRenderer;
import org.pixellm.train.plugins.PluginTypes;

/** What a run needs beside model and objective, each under the name "fake". */
final class FakePlugins extends AbstractModule {
  private final RunListener listener;

  /** Plug-ins with one listener for all runs. */
  FakePlugins(RunListener listener) {
    this.listener = listener;
  }

  /** No settings. */
  record None() {}

  @Override
  protected void configure() {
    MapBinder.newMapBinder(binder(), PluginTypes.NAME, PluginTypes.RENDERER)
        .addBinding("fake")
        .toInstance(new Renderers());
    MapBinder.newMapBinder(binder(), PluginTypes.NAME, PluginTypes.LAYOUT_MODE)
        .addBinding("fake")
        .toInstance(new Modes());
    MapBinder.newMapBinder(binder(), PluginTypes.NAME, PluginTypes.DATASET_READER)
        .addBinding("fake")
        .toInstance(new Readers());
    MapBinder.newMapBinder(binder(), PluginTypes.NAME, PluginTypes.RUN_LISTENER)
        .addBinding("fake")
        .toInstance(new Listening(listener));
    MapBinder.newMapBinder(binder(), PluginTypes.NAME, PluginTypes.ATTACK)
        .addBinding("fake")
        .toInstance(new Attacks());
  }

  /** Letters become x. */
  private static final class Attacks implements TextAttackFactory<None> {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public None defaults() {
      return new None();
    }

    @Override
    public TextAttack create(None configuration) {
      return (text, severity, random) -> {
        StringBuilder attacked = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
          char letter = text.charAt(i);
          boolean hit = random.nextDouble() < severity;
          attacked.append(hit && Character.isLetter(letter) ? 'x' : letter);
        }
        return attacked.toString();
      };
    }
  }

  private static final class Renderers implements TextRendererFactory<None> {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public None defaults() {
      return new None();
    }

    @Override
    public TextRenderer create(None configuration, LayoutMode mode) {
      return new FakeRenderer();
    }
  }

  private static final class Modes implements LayoutModeFactory<None> {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public None defaults() {
      return new None();
    }

    @Override
    public LayoutMode create(None configuration) {
      return new NoLayout();
    }
  }

  /** The fake renderer lays out by itself. */
  private static final class NoLayout implements LayoutMode {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public Map<String, Object> configuration() {
      return Map.of();
    }

    @Override
    public PatchLayout layout(LayoutRequest request, TextShaper shaper) {
      throw new UnsupportedOperationException("the fake renderer lays out by itself");
    }
  }

  private static final class Readers implements DatasetReaderFactory<None> {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public None defaults() {
      return new None();
    }

    @Override
    public DatasetReader<? extends Example> create(None configuration) {
      return new FakeReader();
    }
  }

  private static final class Listening implements RunListenerFactory<None> {
    private final RunListener listener;

    Listening(RunListener listener) {
      this.listener = listener;
    }

    @Override
    public String name() {
      return "fake";
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public None defaults() {
      return new None();
    }

    @Override
    public RunListener create(None configuration) {
      return listener;
    }
  }
}
