// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.pixellm.plugins.Help;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderBackboneFactory;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.model.StepContext;
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

/** Small factories for the tests. */
final class TestPlugins {
  private TestPlugins() {}

  record Swap(@Help("how often") double rate, Inner inner) {
    Swap {
      if (rate > 1) {
        throw new IllegalArgumentException("rate must be at most 1, not " + rate);
      }
    }

    record Inner(int depth) {}
  }

  /** An attack that says its settings. */
  public static class SwapAttack implements TextAttackFactory<Swap> {
    @Override
    public String name() {
      return "swap";
    }

    @Override
    public String summary() {
      return "Swaps letters.";
    }

    @Override
    public Swap defaults() {
      return new Swap(0.5, new Swap.Inner(1));
    }

    @Override
    public TextAttack create(Swap configuration) {
      if (configuration.rate() == 1) {
        throw new IllegalArgumentException("a rate of 1 leaves nothing to read");
      }
      return (text, severity, random) -> text + configuration;
    }
  }

  /** Another plug-in of the same name. */
  public static final class OtherSwapAttack extends SwapAttack {}

  /** Another plug-in. */
  public static final class DropAttack extends SwapAttack {
    @Override
    public String name() {
      return "drop";
    }
  }

  /** Has a name nobody can ask for. */
  public static final class BadlyNamedAttack extends SwapAttack {
    @Override
    public String name() {
      return "Swap_2";
    }
  }

  /** Fails when it is made. */
  public static final class FailingAttack extends SwapAttack {
    /** Fails. */
    public FailingAttack() {
      throw new IllegalStateException("no dictionary");
    }
  }

  record Named(String name) {}

  /** Has a setting that hides the plug-in's own name. */
  public static final class NameSettingAttack implements TextAttackFactory<Named> {
    @Override
    public String name() {
      return "name-setting";
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public Named defaults() {
      return new Named("x");
    }

    @Override
    public TextAttack create(Named configuration) {
      return (text, severity, random) -> text;
    }
  }

  record None() {}

  record Font(double fontSize) {}

  record Shown(String layout, double fontSize) implements LayoutMode {
    @Override
    public String name() {
      return layout;
    }

    @Override
    public Map<String, Object> configuration() {
      return Map.of();
    }

    @Override
    public PatchLayout layout(LayoutRequest request, TextShaper shaper) {
      throw new UnsupportedOperationException("places nothing");
    }
  }

  /** A layout mode. */
  public static final class LinesMode implements LayoutModeFactory<None> {
    @Override
    public String name() {
      return "lines";
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
      return new Shown("lines", 0);
    }
  }

  /** A renderer that refuses to be made, telling what it was given. */
  public static final class TellingRenderer implements TextRendererFactory<Font> {
    @Override
    public String name() {
      return "telling";
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public Font defaults() {
      return new Font(8);
    }

    @Override
    public TextRenderer create(Font configuration, LayoutMode mode) {
      throw new PixelException(configuration + " in mode " + mode.name());
    }
  }

  record Width(int hidden) {}

  /** A backbone that only knows its sizes. */
  public static final class WideBackbone implements EncoderBackboneFactory<Width> {
    @Override
    public String name() {
      return "wide";
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public Width defaults() {
      return new Width(16);
    }

    @Override
    public EncoderBackbone create(Width configuration, InputShape input) {
      return new Sizes(configuration.hidden(), input.patchLength(), input.maxPatches());
    }

    @Override
    public EncoderBackbone restore(Map<String, Object> saved) {
      if (!(saved.get("hidden") instanceof Integer hidden)) {
        throw new IllegalArgumentException("hidden is missing");
      }
      return new Sizes(hidden, 1, 2);
    }
  }

  private record Sizes(int hiddenSize, int patchLength, int maxPatches) implements EncoderBackbone {
    @Override
    public NDArray encode(EncoderInput input, StepContext context) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Parameter> parameters() {
      return Map.of();
    }

    @Override
    public void initialize(NDManager manager, RandomGenerator random) {}

    @Override
    public Map<String, Object> configuration() {
      return Map.of("hidden", hiddenSize);
    }
  }

  /** A run listener. */
  public static final class QuietListener implements RunListenerFactory<None> {
    @Override
    public String name() {
      return "quiet";
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
      return new RunListener() {};
    }
  }
}
