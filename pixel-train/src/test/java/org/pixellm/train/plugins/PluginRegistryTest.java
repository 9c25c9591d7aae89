// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.multibindings.MapBinder;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.PluginKind;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.task.TextAttackFactory;
import org.pixellm.train.attack.ChainAttackFactory;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.config.RunConfigLoader;
import org.pixellm.train.plugins.TestPlugins.BadlyNamedAttack;
import org.pixellm.train.plugins.TestPlugins.DropAttack;
import org.pixellm.train.plugins.TestPlugins.FailingAttack;
import org.pixellm.train.plugins.TestPlugins.LinesMode;
import org.pixellm.train.plugins.TestPlugins.NameSettingAttack;
import org.pixellm.train.plugins.TestPlugins.OtherSwapAttack;
import org.pixellm.train.plugins.TestPlugins.QuietListener;
import org.pixellm.train.plugins.TestPlugins.SwapAttack;
import org.pixellm.train.plugins.TestPlugins.TellingRenderer;
import org.pixellm.train.plugins.TestPlugins.WideBackbone;

class PluginRegistryTest {
  @TempDir Path folder;
  private final List<URLClassLoader> loaders = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (URLClassLoader loader : loaders) {
      loader.close();
    }
  }

  @Test
  void findsServicesByKindAndName() throws IOException {
    PluginRegistry registry = registry(attacks(SwapAttack.class, DropAttack.class));
    assertEquals(List.of("drop", "swap"), names(registry));
    assertInstanceOf(SwapAttack.class, registry.attack("swap"));
    assertInstanceOf(DropAttack.class, registry.attack("drop"));
    assertEquals(List.of(), registry.problems());
    // Test classes are not in a jar; the folder above target/ names their module.
    assertEquals("pixel-train", registry.get(PluginKind.ATTACK, "swap").origin());
  }

  @Test
  void namesWhatThereIsWhenANameIsUnknown() throws IOException {
    PluginRegistry registry = registry(attacks(SwapAttack.class, DropAttack.class));
    assertMessage(
        "no attack is called \"foo\"; there are: chain (pixel-train), drop (pixel-train), swap"
            + " (pixel-train); add the jar that has it to the class path or the plug-in path",
        () -> registry.attack("foo"));
    assertMessage(
        "no attack is called \"swop\" (did you mean swap?); there are: chain (pixel-train), drop"
            + " (pixel-train), swap (pixel-train); add the jar that has it to the class path or the plug-in path",
        () -> registry.get(PluginKind.ATTACK, "swop"));
    assertMessage(
        "no metric is called \"f1\"; there are none; add the jar that has it to the class path or"
            + " the plug-in path",
        () -> registry.metric("f1"));
  }

  @Test
  void namesTheJarOfOursThatWasLeftOut() throws IOException {
    PluginRegistry registry = registry(attacks());
    assertMessage(
        "no screenshot-reader is called \"opencv\"; there are none; add the jar"
            + " pixel-render-javacv to the class path or the plug-in path",
        () -> registry.get(PluginKind.SCREENSHOT_READER, "opencv"));
    assertMessage(
        "no film-writer is called \"ffmpeg\"; there are none; add the jar pixel-render-javacv to"
            + " the class path or the plug-in path",
        () -> registry.get(PluginKind.FILM_WRITER, "ffmpeg"));
    assertMessage(
        "no picture-attack is called \"blur\"; there are none; add the jar pixel-render-javacv to"
            + " the class path or the plug-in path",
        () -> registry.pictureAttack("blur"));
    for (String name : List.of("awt", "harfbuzz", "javacv")) {
      assertMessage(
          "no renderer is called \"%s\"; there are: by-script (pixel-train); add the jar pixel-render-%s to the class path or the plug-in path"
              .formatted(name, name),
          () -> registry.get(PluginKind.RENDERER, name));
    }
    assertMessage(
        "no attack is called \"cipher\"; there are: chain (pixel-train); add the jar pixel-attacks to"
            + " the class path or the plug-in path",
        () -> registry.get(PluginKind.ATTACK, "cipher"));
  }

  @Test
  void takesPluginsOfAUsersModule() throws IOException {
    PluginRegistry registry = registry(attacks(SwapAttack.class), bound("drop", DropAttack.class));
    assertEquals(List.of("drop", "swap"), names(registry));
  }

  @Test
  void takesOneClassFoundTwiceAsOnePlugin() throws IOException {
    PluginRegistry registry = registry(attacks(SwapAttack.class), bound("swap", SwapAttack.class));
    assertInstanceOf(SwapAttack.class, registry.attack("swap"));
    assertEquals(List.of(), registry.problems());
  }

  @Test
  void tellsOnlyWhoAsksThatANameIsTakenTwice() throws IOException {
    PluginRegistry registry =
        registry(attacks(SwapAttack.class, OtherSwapAttack.class, DropAttack.class));
    assertInstanceOf(DropAttack.class, registry.attack("drop"));
    String both =
        SwapAttack.class.getName()
            + " in pixel-train and "
            + OtherSwapAttack.class.getName()
            + " in pixel-train";
    assertMessage(
        "more than one attack is called \"swap\": " + both + "; remove all but one",
        () -> registry.attack("swap"));
    assertEquals(List.of("drop"), names(registry));
    assertEquals(
        List.of(
            "attack swap in pixel-train cannot be used: more than one has this name, so none is"
                + " used: "
                + both),
        problems(registry));
    PluginRegistry mixed =
        registry(attacks(SwapAttack.class), bound("swap", OtherSwapAttack.class));
    assertThrows(PixelException.class, () -> mixed.attack("swap"));
  }

  @Test
  void listsServicesThatCannotBeMade() throws IOException {
    PluginRegistry registry =
        registry(
            loader(
                folder,
                "# a comment\n"
                    + FailingAttack.class.getName()
                    + "\norg.example.Missing # gone\n"
                    + PluginRegistryTest.class.getName()
                    + "\n"
                    + SwapAttack.class.getName()
                    + "\n"));
    assertEquals(List.of("swap"), names(registry));
    String jar = folder.getFileName().toString();
    List<String> problems = problems(registry);
    assertEquals(3, problems.size(), problems.toString());
    assertEquals(
        "attack "
            + FailingAttack.class.getName()
            + " in "
            + jar
            + " cannot be used: IllegalStateException: no dictionary",
        problems.get(0));
    assertTrue(
        problems.get(1).startsWith("attack org.example.Missing in " + jar + " cannot be used: "),
        problems.get(1));
    assertTrue(
        problems
            .get(2)
            .startsWith(
                "attack "
                    + PluginRegistryTest.class.getName()
                    + " in "
                    + jar
                    + " cannot be used: "),
        problems.get(2));
    assertTrue(
        assertThrows(PixelException.class, () -> registry.attack("missing"))
            .getMessage()
            .contains("plug-in path; attack " + FailingAttack.class.getName() + " in " + jar));
  }

  @Test
  void listsServiceFilesThatCannotBeRead() throws IOException {
    Path broken = Files.createDirectory(folder.resolve("broken"));
    Path sound = Files.createDirectory(folder.resolve("sound"));
    services(broken, "two words\n");
    services(sound, SwapAttack.class.getName());
    PluginRegistry registry = registry(loader(broken, sound));
    assertEquals(List.of("swap"), names(registry));
    assertEquals(1, registry.problems().size());
    assertEquals("broken", registry.problems().get(0).origin());
  }

  @Test
  void listsDamagedClasses() throws IOException {
    Files.createDirectories(folder.resolve("org/example"));
    Files.write(folder.resolve("org/example/Damaged.class"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    PluginRegistry registry =
        registry(loader(folder, "org.example.Damaged\n" + SwapAttack.class.getName()));
    assertEquals(List.of("swap"), names(registry));
    assertEquals(1, registry.problems().size());
    assertTrue(
        registry.problems().get(0).reason().startsWith("ClassFormatError: "),
        registry.problems().toString());
    assertEquals("org.example.Damaged", registry.problems().get(0).plugin());
  }

  @Test
  void listsPluginsThatNobodyCouldAskFor() throws IOException {
    PluginRegistry registry =
        registry(
            attacks(BadlyNamedAttack.class, NameSettingAttack.class, SwapAttack.class),
            bound("other", DropAttack.class));
    assertEquals(List.of("swap"), names(registry));
    List<String> reasons = registry.problems().stream().map(PluginProblem::reason).toList();
    assertTrue(
        reasons.contains(
            "its name is \"Swap_2\", but names are lower-case letters, digits and hyphens, first a"
                + " letter"),
        reasons.toString());
    assertTrue(
        reasons.contains(
            "its configuration has a setting called name, which stands for the plug-in itself"),
        reasons.toString());
    assertTrue(
        reasons.contains("it is bound as \"other\", but calls itself \"drop\""),
        reasons.toString());
    assertEquals(3, reasons.size());
  }

  @Test
  void namesTheJarAPluginIsIn() throws IOException {
    Path jar =
        new AttackJar()
            .attack("JarAttack", "jar", "x")
            .service("org.example.Missing")
            .write(folder.resolve("my-attacks-1.2-beta.jar"));
    PluginRegistry registry = registry(loader(jar));
    assertEquals("my-attacks 1.2-beta", registry.get(PluginKind.ATTACK, "jar").origin());
    assertEquals("my-attacks 1.2-beta", registry.problems().get(0).origin());
  }

  @Test
  void makesWhatAConfigurationChose() throws IOException {
    PluginCreator creator = creator(attacks(SwapAttack.class));
    assertEquals(
        "xSwap[rate=0.25, inner=Inner[depth=1]]",
        creator
            .attack(new PluginChoice("swap", Map.of("rate", 0.25)))
            .attack("x", 1, new Random(1)));
    assertEquals(
        new PluginChoice("swap", Map.of("rate", 0.25, "inner", Map.of("depth", 1))),
        creator.resolve(PluginKind.ATTACK, new PluginChoice("swap", Map.of("rate", 0.25))));
  }

  @Test
  void namesKindAndPluginWhenASettingIsWrong() throws IOException {
    PluginCreator creator = creator(attacks(SwapAttack.class));
    assertMessage(
        "attack swap: rate: expected a number, got \"often\"",
        () -> creator.attack(new PluginChoice("swap", Map.of("rate", "often"))));
    assertMessage(
        "attack swap: inner.dept: no such setting; did you mean depth? there are depth",
        () -> creator.attack(new PluginChoice("swap", Map.of("inner", Map.of("dept", 1)))));
    assertMessage(
        "attack swap: rate must be at most 1, not 2.0",
        () -> creator.attack(new PluginChoice("swap", Map.of("rate", 2))));
    assertMessage(
        "attack swap: a rate of 1 leaves nothing to read",
        () -> creator.attack(new PluginChoice("swap", Map.of("rate", 1))));
  }

  @Test
  void makesRenderersWithTheirLayoutAndBackbonesWithTheirInput() throws IOException {
    Module plugins =
        new AbstractModule() {
          @Override
          protected void configure() {
            MapBinder.newMapBinder(binder(), PluginTypes.NAME, PluginTypes.RENDERER)
                .addBinding("telling")
                .to(TellingRenderer.class);
            MapBinder.newMapBinder(binder(), PluginTypes.NAME, PluginTypes.LAYOUT_MODE)
                .addBinding("lines")
                .to(LinesMode.class);
            MapBinder.newMapBinder(binder(), PluginTypes.NAME, PluginTypes.BACKBONE)
                .addBinding("wide")
                .to(WideBackbone.class);
            MapBinder.newMapBinder(binder(), PluginTypes.NAME, PluginTypes.RUN_LISTENER)
                .addBinding("quiet")
                .to(QuietListener.class);
          }
        };
    PluginCreator creator = creator(attacks(), plugins);
    PluginChoice renderer = new PluginChoice("telling", Map.of("font_size", 12));
    assertMessage(
        "renderer telling: Font[fontSize=12.0] in mode lines",
        () -> creator.renderer(renderer, PluginChoice.named("lines")));
    String unknown =
        assertThrows(
                PixelException.class,
                () -> creator.renderer(renderer, PluginChoice.named("spirals")))
            .getMessage();
    // Beside this one there are those of render-core, whose version is told if they are in a jar.
    assertTrue(unknown.startsWith("no layout-mode is called \"spirals\"; there are: bigrams"));
    assertTrue(unknown.contains(", lines (pixel-train), "), unknown);
    assertTrue(
        unknown.endsWith("; add the jar that has it to the class path or the plug-in path"),
        unknown);
    InputShape input = new InputShape(16, 1, 64);
    assertEquals(256, creator.backbone(PluginChoice.named("wide"), input).patchLength());
    assertEquals(
        9, creator.backbone(new PluginChoice("wide", Map.of("hidden", 9)), input).hiddenSize());
    assertEquals(7, creator.restoreBackbone("wide", Map.of("hidden", 7)).hiddenSize());
    assertMessage(
        "backbone wide: hidden is missing", () -> creator.restoreBackbone("wide", Map.of()));
    creator.runListener(PluginChoice.named("quiet")).close();
  }

  @Test
  void givesTheLoaderToWhoeverInjectsIt() throws IOException {
    Injector injector = Guice.createInjector(new PluginsModule(attacks()));
    assertEquals(
        3,
        injector
            .getInstance(RunConfigLoader.class)
            .load(RunConfig.defaults(), List.of("seed=3"))
            .seed());
  }

  private static Module bound(String name, Class<? extends TextAttackFactory<?>> type) {
    return new AbstractModule() {
      @Override
      protected void configure() {
        MapBinder.newMapBinder(binder(), PluginTypes.NAME, PluginTypes.ATTACK)
            .addBinding(name)
            .to(type);
      }
    };
  }

  private static PluginRegistry registry(ClassLoader loader, Module... more) {
    return injector(loader, more).getInstance(PluginRegistry.class);
  }

  private static PluginCreator creator(ClassLoader loader, Module... more) {
    return injector(loader, more).getInstance(PluginCreator.class);
  }

  private static Injector injector(ClassLoader loader, Module... more) {
    List<Module> modules = new ArrayList<>(List.of(more));
    modules.add(new PluginsModule(loader));
    return Guice.createInjector(modules);
  }

  private ClassLoader attacks(Class<?>... types) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Class<?> type : types) {
      lines.append(type.getName()).append('\n');
    }
    Path root = Files.createTempDirectory(folder, "services");
    return loader(root, lines.toString());
  }

  private ClassLoader loader(Path root, String attacks) throws IOException {
    services(root, attacks);
    return loader(root);
  }

  private static void services(Path root, String attacks) throws IOException {
    Path file = root.resolve("META-INF/services/" + TextAttackFactory.class.getName());
    Files.createDirectories(file.getParent());
    Files.writeString(file, attacks);
  }

  private ClassLoader loader(Path... places) throws IOException {
    URL[] urls = new URL[places.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = places[i].toUri().toURL();
    }
    URLClassLoader loader = new URLClassLoader(urls, PluginRegistryTest.class.getClassLoader());
    loaders.add(loader);
    return loader;
  }

  /** Of attacks, but for the one that is always there. */
  private static List<String> names(PluginRegistry registry) {
    return registry.entries(PluginKind.ATTACK).stream()
        .map(PluginEntry::name)
        .filter(name -> !name.equals(ChainAttackFactory.NAME))
        .toList();
  }

  private static List<String> problems(PluginRegistry registry) {
    return registry.problems().stream().map(PluginProblem::toString).toList();
  }

  private static void assertMessage(String expected, Executable call) {
    assertEquals(expected, assertThrows(PixelException.class, call).getMessage());
  }
}
