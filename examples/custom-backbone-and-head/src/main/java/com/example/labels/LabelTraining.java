// SPDX-License-Identifier: Apache-2.0
package com.example.labels;

import com.example.labels.task.LabelListReaderFactory;
import com.example.labels.task.LabelledSentence;
import com.google.inject.Guice;
import com.google.inject.Injector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.plugins.data.Shard;
import org.pixellm.tasks.evaluate.EvaluationOptions;
import org.pixellm.tasks.evaluate.EvaluationReport;
import org.pixellm.tasks.evaluate.TaskEvaluation;
import org.pixellm.tasks.finetune.FineTuning;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.config.RunConfigLoader;
import org.pixellm.train.model.RendererCheck;
import org.pixellm.train.plugins.PluginsModule;
import org.pixellm.train.run.Pretraining;
import org.pixellm.train.run.StopSignal;

/** Pretrains the backbone, fine-tunes the head on it, and measures the result. */
public final class LabelTraining {
  private final Injector injector =
      Guice.createInjector(
          new PluginsModule(LabelTraining.class.getClassLoader()), new LabelsModule());
  private final Path data;
  private final Path output;

  /**
   * A training.
   *
   * @param data folder of the texts
   * @param output folder to write to; a training does not go on with one that is there
   */
  public LabelTraining(Path data, Path output) {
    this.data = data;
    this.output = output;
  }

  /** As YAML takes a text whatever is in it: a bare comma would end a path in a list. */
  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  /**
   * Pretrains the backbone on the story and on the sentences without their labels.
   *
   * @param settings over those that stand here, as {@code --set} takes them
   * @return the model's folder
   */
  public Path pretrain(List<String> settings) {
    List<String> all = new ArrayList<>();
    all.add("output=" + quoted(output.resolve("pretrained")));
    all.add("backbone={name: dilated-convolution, hidden_size: 128}");
    all.add("objective={name: masked-pixels, masking: single, decoder_layers: 1}");
    all.add("data.reader={name: text, unit: line}");
    all.add("data.train=[%s]".formatted(quoted(data.resolve("stories"))));
    all.add("data.max_patches=64");
    all.add("training={steps: 200, batch_size: 32, evaluate_every: 100, checkpoint_every: 0}");
    all.add("optimizer.learning_rate=2e-3");
    all.add("schedule.warmup_steps=20");
    all.add("listeners=[console]");
    all.addAll(settings);
    RunConfig config = injector.getInstance(RunConfigLoader.class).load(RunConfig.defaults(), all);
    return injector.getInstance(Pretraining.class).run(config, false, new StopSignal()).model();
  }

  /**
   * Trains head and backbone on the labelled sentences.
   *
   * @param model folder of a pretrained model
   * @param settings over those that stand here
   * @return the folder of the model that measured best on the validation sentences
   */
  public Path fineTune(Path model, List<String> settings) {
    List<String> all = new ArrayList<>();
    all.add("model=" + quoted(model));
    all.add("output=" + quoted(output.resolve("labels")));
    all.add("head=multi-label");
    all.add("metric=multi-label-f1");
    all.add("data.reader=label-lists");
    all.add("data.train=[%s]".formatted(quoted(data.resolve("train.tsv"))));
    all.add("data.validation=[%s]".formatted(quoted(data.resolve("validation.tsv"))));
    all.add("data.max_patches=64");
    all.add("training={epochs: 5, batch_size: 16}");
    all.add("optimizer.learning_rate=2e-3");
    all.add("schedule={shape: linear, warmup_steps: 20}");
    all.add("listeners=[console]");
    all.addAll(settings);
    FineTuning fineTuning = injector.getInstance(FineTuning.class);
    return fineTuning
        .run(
            fineTuning.load(Optional.empty(), all), false, new StopSignal(), RendererCheck.strict())
        .model();
  }

  /** Scores of a fine-tuned model on sentences that it has not seen. */
  public EvaluationReport evaluate(Path model) {
    return injector
        .getInstance(TaskEvaluation.class)
        .run(
            model,
            new EvaluationOptions(
                List.of(data.resolve("test.tsv").toString()),
                Optional.empty(),
                Optional.empty(),
                false,
                output.resolve("report"),
                0,
                0),
            RendererCheck.strict());
  }

  /** The sentences of a file. */
  public List<LabelledSentence> sentences(String file) {
    LabelListReaderFactory factory = new LabelListReaderFactory();
    DatasetReader<LabelledSentence> reader = factory.create(factory.defaults());
    List<LabelledSentence> sentences = new ArrayList<>();
    for (Shard shard : reader.shards(data.resolve(file), Long.MAX_VALUE)) {
      try (Stream<LabelledSentence> read = reader.read(shard, new ReadIssues())) {
        read.forEach(sentences::add);
      }
    }
    return sentences;
  }
}
