// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.model;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pixellm.bench.report.Machine;
import org.pixellm.bench.report.Report;
import org.pixellm.bench.report.Samples;
import org.pixellm.bench.report.TextTable;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.checkpoint.AtomicDirectory;
import org.pixellm.train.checkpoint.CheckpointStore;
import org.pixellm.train.checkpoint.TrainingState;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.data.DataFingerprint;
import org.pixellm.train.engine.TorchEngine;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.optim.Optimizer;

/**
 * Measures how long checkpoints, the optimiser's state with them, take to save, onto the disk, and
 * to load again, mostly out of the system's memory.
 */
public final class SaveBench {
  private static final double NANOS = 1e-9;
  private static final double MEGABYTE = 1e6;

  private final FreshModels models;
  private final ModelFiles modelFiles;
  private final AtomicFileWriter files;

  /** A benchmark of the given models. */
  @Inject
  public SaveBench(FreshModels models, ModelFiles modelFiles, AtomicFileWriter files) {
    this.models = models;
    this.modelFiles = modelFiles;
    this.files = files;
  }

  /**
   * What to measure.
   *
   * @param sizes of models
   * @param rounds that count
   * @param folder where to save, of whose disk the time depends; empty for the system's temporary
   *     folder
   * @param settings over the configuration
   */
  public record Request(
      List<String> sizes, int rounds, Optional<Path> folder, List<String> settings) {
    /** Checks the numbers. */
    public Request {
      sizes = List.copyOf(sizes);
      settings = List.copyOf(settings);
      if (sizes.isEmpty() || rounds < 1) {
        throw new PixelException("name at least one size and one round");
      }
    }
  }

  /** Seconds of each round. */
  private record Times(double megabytes, Samples save, Samples load) {}

  /**
   * Measures, and removes what was saved.
   *
   * @throws PixelException if the folder cannot be written to
   */
  public Report run(Request request, PrintWriter progress) {
    Machine machine = Machine.look();
    TorchEngine.start(0);
    Map<String, Times> times = new LinkedHashMap<>();
    for (String size : request.sizes()) {
      progress.println(size);
      progress.flush();
      times.put(size, measure(size, request));
    }
    return report(machine, request, times);
  }

  private Times measure(String size, Request request) {
    RunConfig config = models.configuration(size, request.settings());
    TextRenderer renderer = models.renderer(config);
    Path folder = folder(request);
    CheckpointStore store = new CheckpointStore(folder, 1, modelFiles, files);
    try (PixelModel model = models.model(config, renderer);
        Optimizer optimizer =
            new Optimizer(config.optimizer(), model.parameters(), model.manager())) {
      CheckpointStore.Contents contents =
          new CheckpointStore.Contents(
              model,
              optimizer,
              TrainingState.start(new DataFingerprint(0, 0, "")),
              RendererSettings.of(renderer),
              Map.of());
      double megabytes = 0;
      List<Double> save = new ArrayList<>();
      List<Double> load = new ArrayList<>();
      for (int round = -1; round < request.rounds(); round++) {
        long began = System.nanoTime();
        Path saved = store.save(contents);
        long between = System.nanoTime();
        TrainingState unused = store.load(saved, model, optimizer);
        long end = System.nanoTime();
        megabytes = bytes(saved) / MEGABYTE;
        if (round >= 0) {
          save.add((between - began) * NANOS);
          load.add((end - between) * NANOS);
        }
      }
      return new Times(megabytes, samples(save), samples(load));
    } finally {
      AtomicDirectory.remove(folder);
    }
  }

  /** One of our own, so that nothing else is removed with it. */
  private static Path folder(Request request) {
    if (request.folder().isEmpty()) {
      return FreshModels.temporaryFolder();
    }
    Path parent = request.folder().get();
    try {
      Files.createDirectories(parent);
      return Files.createTempDirectory(parent, "pixel-bench");
    } catch (IOException e) {
      throw new PixelException(
          "cannot make a folder in %s (%s); name one that may be written to"
              .formatted(parent, e.getMessage()),
          e);
    }
  }

  private static long bytes(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      long sum = 0;
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        sum += Files.size(file);
      }
      return sum;
    } catch (IOException e) {
      throw new PixelException("cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  private static Samples samples(List<Double> values) {
    return new Samples(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static Report report(Machine machine, Request request, Map<String, Times> all) {
    TextTable table = new TextTable("size", "MB", "save, s", "MB/s", "load, s", "MB/s");
    Map<String, Object> results = new LinkedHashMap<>();
    all.forEach(
        (size, times) -> {
          Samples saved = times.save().dividing(times.megabytes());
          Samples loaded = times.load().dividing(times.megabytes());
          table.row(
              List.of(
                  size,
                  String.format(Locale.ROOT, "%.1f", times.megabytes()),
                  times.save().text("%.3f"),
                  saved.text("%.0f"),
                  times.load().text("%.3f"),
                  loaded.text("%.0f")));
          Map<String, Object> map = new LinkedHashMap<>();
          map.put("megabytes", times.megabytes());
          map.put("save_seconds", times.save().toMap());
          map.put("save_mb_per_second", saved.toMap());
          map.put("load_seconds", times.load().toMap());
          map.put("load_mb_per_second", loaded.toMap());
          results.put(size, map);
        });
    List<String> lines = new ArrayList<>(machine.lines());
    lines.add(
        "checkpoints of model and optimiser, %d rounds (quartiles); loaded from the system's cache"
            .formatted(request.rounds()));
    lines.addAll(table.lines());
    return new Report("save", machine, lines, results);
  }
}
