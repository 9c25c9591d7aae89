// SPDX-License-Identifier: Apache-2.0
package org.example.multilingual;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pixellm.tasks.evaluate.EvaluationOptions;
import org.pixellm.tasks.evaluate.EvaluationReport;
import org.pixellm.tasks.evaluate.TaskEvaluation;
import org.pixellm.tasks.finetune.FineTuning;
import org.pixellm.tasks.finetune.FineTuningResult;
import org.pixellm.train.config.RunConfigLoader;
import org.pixellm.train.model.RendererCheck;
import org.pixellm.train.plugins.PluginsModule;
import org.pixellm.train.run.Pretraining;
import org.pixellm.train.run.RunResult;
import org.pixellm.train.run.StopSignal;

/** From an English model to one of five languages, and to a task that is asked in four of them. */
public final class DeriveMultilingual {
  private static final String FINE_TUNING = "finetune.";
  private static final List<String> ASKED = List.of("english", "ukrainian", "arabic", "hindi");

  private final Injector injector =
      Guice.createInjector(new PluginsModule(DeriveMultilingual.class.getClassLoader()));
  private final List<String> settings;

  private DeriveMultilingual(List<String> settings) {
    this.settings = settings;
  }

  /**
   * Runs all steps in the project's folder.
   *
   * @param arguments settings over those of the files: of both pretrainings, {@code
   *     training.steps=1000} for example, and with {@code finetune.} before them of the
   *     fine-tuning, {@code finetune.training.epochs=8}
   */
  public static void main(String[] arguments) {
    new DeriveMultilingual(List.of(arguments)).run();
  }

  private void run() {
    pretrain("english.yaml");
    RunResult derived = pretrain("multilingual.yaml");
    FineTuning fineTuning = injector.getInstance(FineTuning.class);
    FineTuningResult topics =
        fineTuning.run(
            fineTuning.load(Optional.of(Path.of("topics.yaml")), settings(true)),
            false,
            new StopSignal(),
            RendererCheck.strict());
    System.out.println("\nerror on held-out text, in times of the best constant guess:");
    new TreeMap<>(derived.scores())
        .forEach(
            (name, value) -> {
              if (name.startsWith("relative_error.")) {
                row(name.substring("relative_error.".length()), value);
              }
            });
    System.out.println("\ntopics, learnt in English; share of sentences with the right one:");
    for (String language : ASKED) {
      row(language, evaluate(topics.model(), language).scores().get("accuracy"));
    }
    topics.majority().map(Map::copyOf).ifPresent(guess -> row("a guess", guess.get("accuracy")));
  }

  private RunResult pretrain(String file) {
    return injector
        .getInstance(Pretraining.class)
        .run(
            injector.getInstance(RunConfigLoader.class).load(Path.of(file), settings(false)),
            false,
            new StopSignal());
  }

  /** The arguments that are meant for the fine-tuning, or those that are not. */
  private List<String> settings(boolean fineTuning) {
    return settings.stream()
        .filter(setting -> setting.startsWith(FINE_TUNING) == fineTuning)
        .map(setting -> fineTuning ? setting.substring(FINE_TUNING.length()) : setting)
        .toList();
  }

  private EvaluationReport evaluate(Path model, String language) {
    return injector
        .getInstance(TaskEvaluation.class)
        .run(
            model,
            new EvaluationOptions(
                List.of("data/topics/" + language + "-test.tsv"),
                Optional.empty(),
                Optional.empty(),
                false,
                Path.of("runs", "topics-" + language),
                0,
                0),
            RendererCheck.strict());
  }

  private static void row(String name, double value) {
    System.out.printf(Locale.ROOT, "  %-10s %.3f%n", name, value);
  }
}
