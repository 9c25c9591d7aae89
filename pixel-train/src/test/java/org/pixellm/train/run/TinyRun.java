// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.pixellm.plugins.run.RunListener;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.config.RunConfigLoader;
import org.pixellm.train.plugins.PluginsModule;

/** Pretraining of a model so small that a run takes a second. */
final class TinyRun {
  private final Path text;
  private final List<String> settings;

  /**
   * Runs on a text that is written into a folder, the same every time.
   *
   * @param settings {@code a.b=c} each, over those of a tiny model
   */
  TinyRun(Path folder, List<String> settings) {
    this(folder, 12_000, settings);
  }

  /**
   * The same with another length of the text.
   *
   * @param characters of the text, about
   */
  TinyRun(Path folder, int characters, List<String> settings) {
    this.text = folder.resolve("text.txt");
    this.settings = List.copyOf(settings);
    if (!Files.exists(text)) {
      writeText(characters);
    }
  }

  private void writeText(int characters) {
    Random random = new Random(8);
    StringBuilder lines = new StringBuilder();
    while (lines.length() < characters) {
      for (int word = 0; word < 12; word++) {
        for (int letter = random.nextInt(7); letter >= 0; letter--) {
          lines.append((char) ('a' + random.nextInt(26)));
        }
        lines.append(' ');
      }
      lines.append('\n');
    }
    try {
      Files.writeString(text, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A silent listener. */
  static RunListener nobody() {
    return new RunListener() {};
  }

  static Injector injector(RunListener listener) {
    return Guice.createInjector(
        new PluginsModule(TinyRun.class.getClassLoader()), new FakePlugins(listener));
  }

  RunConfig config(Path output) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "output='" + output + "'",
                "renderer=fake",
                "layout=fake",
                "data.reader=fake",
                "data.train=['" + text + "']",
                "data.max_patches=12",
                "data.min_patches=4",
                "data.validation_fraction=0.2",
                "data.validation_windows=8",
                "data.shuffle_megabytes=1",
                "backbone={name: pixel, hidden_size: 16, layers: 1, heads: 2,"
                    + " intermediate_size: 32, hidden_dropout: 0.1, attention_dropout: 0.1}",
                "objective={name: masked-pixels, decoder_hidden_size: 8, decoder_layers: 1,"
                    + " decoder_heads: 2}",
                "training.steps=12",
                "training.batch_size=4",
                "training.evaluate_every=5",
                "training.checkpoint_every=4",
                "training.threads=1",
                "schedule.warmup_steps=3",
                "listeners=[fake]"));
    all.addAll(settings);
    return new RunConfigLoader().load(RunConfig.defaults(), all);
  }

  RunResult run(Path output, boolean resume, RunListener listener, StopSignal stop) {
    return injector(listener).getInstance(Pretraining.class).run(config(output), resume, stop);
  }

  /** Runs from beginning to end, nobody watching. */
  RunResult run(Path output) {
    return run(output, false, nobody(), new StopSignal());
  }
}
