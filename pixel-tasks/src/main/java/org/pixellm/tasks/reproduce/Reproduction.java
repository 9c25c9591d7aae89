// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.reproduce;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.pixellm.plugins.PixelException;
import org.pixellm.tasks.finetune.FineTuning;
import org.pixellm.tasks.finetune.FineTuningConfig;
import org.pixellm.tasks.finetune.FineTuningResult;
import org.pixellm.train.config.ConfigLoader;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.RendererCheck;
import org.pixellm.train.run.Pretraining;
import org.pixellm.train.run.RunFolder;
import org.pixellm.train.run.RunResult;
import org.pixellm.train.run.StopSignal;

/**
 * Makes a model again, from the configuration in its {@code provenance.json}, and compares. On the
 * same machine with the same versions and files the same bits come out.
 */
public final class Reproduction {
  private static final String PROVENANCE = "provenance.json";

  private final Pretraining pretraining;
  private final FineTuning fineTuning;
  private final ConfigLoader configurations;
  private final ModelFiles models;

  /** Reproduction with the given services. */
  @Inject
  public Reproduction(
      Pretraining pretraining,
      FineTuning fineTuning,
      ConfigLoader configurations,
      ModelFiles models) {
    this.pretraining = pretraining;
    this.fineTuning = fineTuning;
    this.configurations = configurations;
    this.models = models;
  }

  /**
   * Runs, and compares. Of a fine-tuning with several seeds, that of the model is run alone.
   *
   * @param model its directory
   * @param output the folder that the run writes to
   * @param resume whether to go on with a reproduction that was stopped there
   * @param stop raised to stop after the current step, with a checkpoint
   * @param check what is done if a model to begin with was trained where text is drawn otherwise
   * @return empty if it was stopped
   * @throws PixelException if the directory does not say how the model was made, a file is not as
   *     it was, or the run cannot be done
   */
  public Optional<ReproductionReport> run(
      Path model, Path output, boolean resume, StopSignal stop, RendererCheck check) {
    RecordedRun recorded = recorded(model);
    Map<String, Object> settings = recorded.configuration();
    settings.put("output", output.toString());
    List<Path> made =
        switch (recorded.kind()) {
          case PRETRAINING -> pretrain(recorded, settings, resume, stop);
          case FINE_TUNING -> {
            settings.put("seeds", List.of(recorded.seed()));
            yield fineTune(recorded, settings, resume, stop, check);
          }
        };
    return made.isEmpty() ? Optional.empty() : Optional.of(compare(recorded, made));
  }

  private RecordedRun recorded(Path model) {
    return new RecordedRun(
        model,
        models
            .readProvenance(model)
            .orElseThrow(
                () ->
                    new PixelException(
                        "%s has no %s, so it does not say how the model was made"
                            .formatted(model, PROVENANCE))));
  }

  /** Directories of models that came out; none if the run was stopped. */
  private List<Path> pretrain(
      RecordedRun recorded, Map<String, Object> settings, boolean resume, StopSignal stop) {
    RunConfig config = configurations.fromMap(RunConfig.defaults(), settings, PROVENANCE);
    recorded.requireSameFiles(config.data().named());
    RunResult result = pretraining.run(config, resume, stop);
    if (!result.finished()) {
      return List.of();
    }
    RunFolder folder = new RunFolder(result.output());
    List<Path> made = new ArrayList<>(List.of(folder.model(), folder.best()));
    made.addAll(inside(folder.checkpoints()));
    return made.stream().filter(Files::isDirectory).toList();
  }

  private static List<Path> inside(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    } catch (IOException e) {
      throw new PixelException("cannot read folder " + folder + ": " + e, e);
    }
  }

  private List<Path> fineTune(
      RecordedRun recorded,
      Map<String, Object> settings,
      boolean resume,
      StopSignal stop,
      RendererCheck check) {
    FineTuningConfig config =
        configurations.fromMap(FineTuningConfig.defaults(), settings, PROVENANCE);
    recorded.requireSameFiles(config.data().named());
    FineTuningResult result = fineTuning.run(config, resume, stop, check);
    return result.finished() ? List.of(result.model()) : List.of();
  }

  /** Compares with the model of the same step. */
  private ReproductionReport compare(RecordedRun recorded, List<Path> made) {
    List<RecordedRun> runs = made.stream().map(this::recorded).toList();
    RecordedRun again =
        runs.stream().filter(run -> run.step() == recorded.step()).findFirst().orElse(runs.get(0));
    Map<String, Double> there = recorded.scores();
    Map<String, Double> here = again.scores();
    Map<String, ReproductionReport.Scores> scores = new TreeMap<>();
    TreeSet<String> names = new TreeSet<>(there.keySet());
    names.addAll(here.keySet());
    for (String name : names) {
      scores.put(
          name,
          new ReproductionReport.Scores(
              there.getOrDefault(name, Double.NaN), here.getOrDefault(name, Double.NaN)));
    }
    List<String> circumstances = new ArrayList<>(recorded.circumstances(again));
    if (again.step() != recorded.step()) {
      circumstances.add("step: %d / %d".formatted(recorded.step(), again.step()));
    }
    return new ReproductionReport(
        recorded.model(),
        again.model(),
        scores,
        WeightComparison.of(
            recorded.model().resolve(ModelFiles.WEIGHTS),
            again.model().resolve(ModelFiles.WEIGHTS)),
        circumstances);
  }
}
