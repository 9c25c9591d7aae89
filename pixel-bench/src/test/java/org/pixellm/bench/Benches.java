// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pixellm.train.plugins.PluginsModule;

/** What tests of benchmarks share: a model that is trained in no time, and text. */
public final class Benches {
  /** Settings of a model of a few thousand parameters. */
  public static final List<String> SMALLEST =
      List.of(
          "backbone.hidden_size=32",
          "backbone.layers=2",
          "backbone.heads=2",
          "backbone.intermediate_size=64",
          "objective.decoder_hidden_size=32",
          "objective.decoder_layers=2",
          "objective.decoder_heads=2");

  private Benches() {}

  /** Everything that the class path has. */
  public static Injector injector() {
    return Guice.createInjector(new PluginsModule(Benches.class.getClassLoader()));
  }

  /** Novels' sentences in a file of their own. */
  public static Path text(Path folder) throws IOException {
    Path file = folder.resolve("text.txt");
    try (InputStream in = Benches.class.getResourceAsStream("/org/pixellm/bench/en-classics.txt")) {
      String lines = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(file, lines.replace("\n", "\n\n")); // each a paragraph of its own
    }
    return file;
  }
}
