// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.multibindings.MapBinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.pixellm.plugins.run.RunListener;
import org.pixellm.plugins.run.RunListenerFactory;
import org.pixellm.train.model.RendererCheck;
import org.pixellm.train.plugins.PluginTypes;
import org.pixellm.train.plugins.PluginsModule;
import org.pixellm.train.run.StopSignal;

/**
 * A task that is learnt in seconds: is a word of narrow letters or of wide ones? With a model so
 * small that a run takes a second.
 */
final class TinyTask {
  private final Path folder;
  private final List<String> settings;

  /**
   * The task, its files written into a folder, the same every time.
   *
   * @param settings {@code a.b=c} each, over those of a tiny run
   */
  TinyTask(Path folder, String... settings) {
    this.folder = folder;
    this.settings = List.of(settings);
    write("train.txt", 48, 1);
    write("dev.txt", 16, 2);
    write("test.txt", 16, 3);
  }

  private void write(String name, int sentences, int seed) {
    Random random = new Random(seed);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < sentences; i++) {
      for (int word = random.nextInt(4); word >= 0; word--) {
        boolean wide = random.nextInt(3) == 0;
        lines.append((wide ? "W" : "i").repeat(2 + random.nextInt(2)));
        lines.append(wide ? " wide\n" : " narrow\n");
      }
      lines.append('\n');
    }
    try {
      Files.writeString(folder.resolve(name), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RunListener nobody() {
    return new RunListener() {};
  }

  FineTuningConfig config(FineTuning tuning, Path output) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "output='" + output + "'",
                "model=none",
                "backbone={name: pixel, hidden_size: 16, layers: 1, heads: 2,"
                    + " intermediate_size: 32, hidden_dropout: 0.1, attention_dropout: 0.1}",
                "head=token-classification",
                "metric=tag-accuracy",
                "data.reader={name: bio, scheme: as-written}",
                "data.train=['" + folder.resolve("train.txt") + "']",
                "data.validation=['" + folder.resolve("dev.txt") + "']",
                "data.test=['" + folder.resolve("test.txt") + "']",
                "data.max_patches=16",
                "data.overlap=4",
                "training.steps=12",
                "training.batch_size=8",
                "training.bucket=2",
                "training.evaluate_every=5",
                "training.checkpoint_every=4",
                "training.threads=1",
                "optimizer.learning_rate=0.02",
                "schedule.warmup_steps=2",
                "guard.enabled=false",
                "listeners=[fake]"));
    all.addAll(settings);
    return tuning.load(Optional.empty(), all);
  }

  /**
   * Runs.
   *
   * @param plugins modules that bind more plug-ins
   */
  FineTuningResult run(
      Path output, boolean resume, RunListener listener, StopSignal stop, Module... plugins) {
    List<Module> modules = new ArrayList<>(List.of(plugins));
    modules.add(new PluginsModule(TinyTask.class.getClassLoader()));
    modules.add(new Listening(listener));
    Injector injector = Guice.createInjector(modules);
    FineTuning tuning = injector.getInstance(FineTuning.class);
    return tuning.run(config(tuning, output), resume, stop, RendererCheck.strict());
  }

  /** Runs from beginning to end, nobody watching. */
  FineTuningResult run(Path output) {
    return run(output, false, nobody(), new StopSignal());
  }

  /** One listener for all runs, under the name "fake". */
  private static final class Listening extends AbstractModule
      implements RunListenerFactory<Listening.None> {
    private final RunListener listener;

    Listening(RunListener listener) {
      this.listener = listener;
    }

    /** No settings. */
    record None() {}

    @Override
    protected void configure() {
      MapBinder.newMapBinder(binder(), PluginTypes.NAME, PluginTypes.RUN_LISTENER)
          .addBinding("fake")
          .toInstance(this);
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
