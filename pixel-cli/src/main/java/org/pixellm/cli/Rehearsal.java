// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.model.Objective;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.engine.TorchEngine;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.plugins.PluginsModule;
import org.pixellm.train.random.RandomSource;

/**
 * Goes once through what short commands do: prints the help, and encodes a line with a small model
 * that has learnt nothing. The launcher runs this after a build, for an archive of the classes that
 * it takes.
 */
final class Rehearsal {
  private static final PluginChoice BACKBONE =
      new PluginChoice("pixel", Map.of("hidden_size", 32, "layers", 1, "heads", 2));

  private Rehearsal() {}

  /** Runs; ends with 0 if all went well. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("pixel-rehearsal");
    int code;
    try (Interruption interruption = new Interruption()) {
      // What is printed goes nowhere.
      new PixelCommandLine(interruption).execute("--help");
      writeModel(folder);
      Path line = Files.writeString(folder.resolve("line.txt"), "A line, нет?\n");
      code =
          new PixelCommandLine(interruption)
              .execute("encode", "-m=" + folder, "-o=" + folder.resolve("v.npy"), "" + line);
    } finally {
      delete(folder);
    }
    System.exit(code);
  }

  private static void writeModel(Path folder) {
    TorchEngine.start(1);
    Injector injector = Guice.createInjector(new PluginsModule(Rehearsal.class.getClassLoader()));
    PluginCreator plugins = injector.getInstance(PluginCreator.class);
    TextRenderer renderer =
        plugins.renderer(PluginChoice.named("awt"), PluginChoice.named("continuous"));
    InputShape input = InputShape.of(renderer, 32);
    EncoderBackbone backbone = plugins.backbone(BACKBONE, input);
    Objective objective = plugins.objective(PluginChoice.named("masked-pixels"), backbone, input);
    try (PixelModel model = new PixelModel(BACKBONE.name(), backbone, "masked-pixels", objective)) {
      model.initialize(new RandomSource(1).stream("rehearsal"));
      injector
          .getInstance(ModelFiles.class)
          .write(folder, model, RendererSettings.of(renderer), Map.of());
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> children = Files.list(folder)) {
      files = children.toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(folder);
  }
}
