// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.multibindings.MapBinder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.LayoutModeFactory;
import org.pixellm.plugins.render.LayoutRequest;
import org.pixellm.plugins.render.PatchLayout;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.RendererFingerprint;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.render.TextRendererFactory;
import org.pixellm.plugins.render.TextShaper;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.plugins.PluginTypes;
import org.pixellm.train.plugins.PluginsModule;

/** Over a renderer that draws nothing but its grey, so that it shows who drew. */
class ByScriptRendererTest {
  private static final TextInput LATIN = TextInput.of("what can be drawn");
  private static final TextInput ARABIC = TextInput.of("\u0627\u0644\u0633\u0644\u0627\u0645");
  private static final TextInput HAN = TextInput.of("\u6771\u4eac");

  private final PluginCreator plugins =
      Guice.createInjector(
              new PluginsModule(ByScriptRendererTest.class.getClassLoader()), new Greys())
          .getInstance(PluginCreator.class);

  /** Settings of a grey. */
  record GreyConfig(int grey, int patchSize) {}

  private static final class Greys extends AbstractModule {
    @Override
    protected void configure() {
      MapBinder.newMapBinder(binder(), PluginTypes.NAME, PluginTypes.RENDERER)
          .addBinding("grey")
          .toInstance(new GreyFactory());
      MapBinder.newMapBinder(binder(), PluginTypes.NAME, PluginTypes.LAYOUT_MODE)
          .addBinding("flat")
          .toInstance(new FlatFactory());
    }
  }

  private static final class GreyFactory implements TextRendererFactory<GreyConfig> {
    @Override
    public String name() {
      return "grey";
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public GreyConfig defaults() {
      return new GreyConfig(100, 4);
    }

    @Override
    public TextRenderer create(GreyConfig configuration, LayoutMode mode) {
      return new Grey(configuration, mode.name());
    }
  }

  /** The only mode. */
  record Flat() {}

  private static final class FlatFactory implements LayoutModeFactory<Flat> {
    @Override
    public String name() {
      return "flat";
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public Flat defaults() {
      return new Flat();
    }

    @Override
    public LayoutMode create(Flat configuration) {
      return new LayoutMode() {
        @Override
        public String name() {
          return "flat";
        }

        @Override
        public Map<String, Object> configuration() {
          return Map.of();
        }

        @Override
        public PatchLayout layout(LayoutRequest request, TextShaper shaper) {
          throw new UnsupportedOperationException("a grey needs no layout");
        }
      };
    }
  }

  private record Grey(GreyConfig config, String mode) implements TextRenderer {
    @Override
    public int patchSize() {
      return config.patchSize();
    }

    @Override
    public int channels() {
      return 1;
    }

    @Override
    public RenderedText render(TextInput input, int maxPatches) {
      byte[] pixels = new byte[patchSize() * patchSize()];
      pixels[0] = (byte) config.grey();
      return new RenderedText(
          patchSize(),
          1,
          pixels,
          new Alignment.Builder(1, 0).separator(0).drawn(List.of(), true).build(),
          Map.of());
    }

    @Override
    public List<RenderedText> renderWindows(TextInput input, int maxPatches, int overlap) {
      return List.of(render(input, maxPatches), render(input, maxPatches));
    }

    @Override
    public Map<String, Object> configuration() {
      return Map.of(
          "renderer",
          "grey",
          "renderer_config",
          Map.of("grey", config.grey(), "patch_size", config.patchSize()),
          "mode",
          mode,
          "mode_config",
          Map.of(),
          "patch_size",
          patchSize(),
          "channels",
          1);
    }

    @Override
    public RendererFingerprint fingerprint() {
      return new RendererFingerprint(
          "grey",
          "hash of " + config.grey(),
          Map.of("version", "1", "page: latin", "" + config.grey()));
    }
  }

  private TextRenderer renderer(Map<String, Object> options) {
    return plugins.renderer(new PluginChoice("by-script", options), PluginChoice.named("flat"));
  }

  private TextRenderer greys() {
    return renderer(
        Map.of(
            "otherwise",
            "grey",
            "scripts",
            Map.of("Arab", Map.of("name", "grey", "grey", 7), "Hani", Map.of("name", "grey"))));
  }

  private static int drawnBy(RenderedText text) {
    return text.pixel(0, 0, 0);
  }

  @Test
  void aTextAndAllItsWindowsAreDrawnByTheRendererOfItsScript() {
    TextRenderer renderer = greys();
    assertEquals(100, drawnBy(renderer.render(LATIN, 9)));
    assertEquals(7, drawnBy(renderer.render(ARABIC, 9)));
    assertEquals(100, drawnBy(renderer.render(HAN, 9)));
    renderer.renderWindows(ARABIC, 9, 0).forEach(window -> assertEquals(7, drawnBy(window)));
    renderer.renderWindows(LATIN, 9, 0).forEach(window -> assertEquals(100, drawnBy(window)));
    assertEquals(4, renderer.patchSize());
    assertEquals(1, renderer.channels());
  }

  @Test
  void aModelsFileMakesTheSameRendererAgain() {
    TextRenderer renderer = greys();
    RendererSettings saved = RendererSettings.of(renderer);
    assertEquals("by-script", saved.renderer().name());
    assertEquals("flat", saved.layout().name());
    TextRenderer again = plugins.renderer(saved.renderer(), saved.layout());
    assertEquals(renderer.configuration(), again.configuration());
    assertEquals(renderer.fingerprint(), again.fingerprint());
    assertEquals(List.of(), saved.drift(again));
    assertEquals(7, drawnBy(again.render(ARABIC, 9)));
  }

  @Test
  void fingerprintCoversAllRenderersAndWhatTheyDraw() {
    RendererFingerprint print = greys().fingerprint();
    assertEquals("by-script", print.backend());
    assertEquals("otherwise grey, Arab grey", print.details().get("renderers"));
    TextRenderer darker =
        renderer(
            Map.of(
                "otherwise", "grey", "scripts", Map.of("Arab", Map.of("name", "grey", "grey", 8))));
    assertFalse(print.drawsLike(darker.fingerprint()));
    assertEquals(List.of("drawn differently: Arab latin"), print.differences(darker.fingerprint()));
    TextRenderer ofHebrew =
        renderer(
            Map.of(
                "otherwise", "grey", "scripts", Map.of("Hebr", Map.of("name", "grey", "grey", 7))));
    assertFalse(print.drawsLike(ofHebrew.fingerprint()));
    assertNotEquals(List.of(), print.differences(ofHebrew.fingerprint()));
  }

  @Test
  void userErrorsAreSentences() {
    assertError(
        Map.of("scripts", Map.of("Arabisch", "grey")),
        "renderer by-script: scripts.Arabisch: there is no such script; write its ISO 15924 code,"
            + " such as Arab");
    assertError(
        Map.of("scripts", Map.of("Zyyy", "grey")),
        "renderer by-script: scripts.Zyyy: no renderer can be chosen for it");
    assertError(
        Map.of("scripts", Map.of("Arab", "grey", "Arabic", "grey")),
        "renderer by-script: scripts.Arab and scripts.Arabic are one script; leave one out");
    assertError(
        Map.of("otherwise", "grey", "scripts", Map.of("Arab", "gray")),
        "renderer by-script: no renderer is called \"gray\" (did you mean grey?)");
    assertError(
        Map.of(
            "otherwise",
            "grey",
            "scripts",
            Map.of("Arab", Map.of("name", "grey", "patch_size", 8))),
        "renderer by-script: otherwise draws patches of 4 pixels in 1 channels and Arab of 8 in 1");
    assertError(
        Map.of("otherwise", Map.of("name", "grey", "gray", 1)),
        "renderer by-script: renderer grey: gray: no such setting; did you mean grey?");
    assertError(Map.of("script", Map.of()), "renderer by-script: script: no such setting");
  }

  private void assertError(Map<String, Object> options, String expected) {
    String message = assertThrows(PixelException.class, () -> renderer(options)).getMessage();
    assertTrue(message.startsWith(expected), message);
  }
}
