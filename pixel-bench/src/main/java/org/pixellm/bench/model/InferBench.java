// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.model;

import ai.djl.Device;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pixellm.bench.render.Corpus;
import org.pixellm.bench.report.Machine;
import org.pixellm.bench.report.Report;
import org.pixellm.bench.report.Samples;
import org.pixellm.bench.report.TextTable;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.tasks.encode.EncodingOptions;
import org.pixellm.tasks.encode.Quantization;
import org.pixellm.tasks.encode.TextEncoder;
import org.pixellm.tasks.encode.TextEncoders;
import org.pixellm.train.checkpoint.AtomicDirectory;
import org.pixellm.train.device.DeviceChoice;
import org.pixellm.train.engine.TorchEngine;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.RendererCheck;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.plugins.PluginCreator;

/** Measures texts a second, drawing included, of encoding the same texts in several ways. */
public final class InferBench {
  private static final double NANOS = 1e-9;

  private final FreshModels fresh;
  private final TextEncoders encoders;
  private final ModelFiles models;
  private final PluginCreator plugins;

  /** A benchmark of models of the given plug-ins. */
  @Inject
  public InferBench(
      FreshModels fresh, TextEncoders encoders, ModelFiles models, PluginCreator plugins) {
    this.fresh = fresh;
    this.encoders = encoders;
    this.models = models;
    this.plugins = plugins;
  }

  /**
   * What to measure.
   *
   * @param model a model directory; empty for a fresh model
   * @param size of a fresh model
   * @param corpus {@code en-classics}, {@code udhr}, or a file with a text a line
   * @param texts at most so many of it
   * @param rounds that count
   * @param settings of a fresh model
   */
  public record Request(
      Optional<Path> model,
      String size,
      String corpus,
      int texts,
      int rounds,
      List<String> settings) {
    /** Checks the numbers. */
    public Request {
      settings = List.copyOf(settings);
      if (texts < 1 || rounds < 1) {
        throw new PixelException("texts and rounds must be at least 1");
      }
    }
  }

  /**
   * Measures.
   *
   * @throws PixelException if there is no such model or no such text
   */
  public Report run(Request request, PrintWriter progress) {
    Machine machine = Machine.look();
    List<String> texts = Corpus.named(request.corpus()).lines();
    texts = texts.subList(0, Math.min(texts.size(), request.texts()));
    // As encoding starts it: one thread an operation where several batches are computed at a time.
    TorchEngine.start(machine.cores() == 1 ? 0 : 1);
    if (request.model().isPresent()) {
      return measure(request.model().get(), request, texts, machine, progress);
    }
    Path folder = FreshModels.temporaryFolder();
    try {
      fresh.write(folder, fresh.configuration(request.size(), request.settings()));
      return measure(folder, request, texts, machine, progress);
    } finally {
      AtomicDirectory.remove(folder);
    }
  }

  private Report measure(
      Path model, Request request, List<String> texts, Machine machine, PrintWriter progress) {
    // The CPU, also where a GPU is: int8 and what pads are of the CPU alone.
    EncodingOptions options = EncodingOptions.defaults().on(DeviceChoice.CPU);
    RendererCheck check = RendererCheck.warning(progress::println);
    try (TextEncoder plain = encoders.open(model, options, check);
        TextEncoder int8 = encoders.open(model, options.with(Quantization.INT8), check);
        PaddedEncoding padded = padded(model, options, machine.cores())) {
      Map<String, Runnable> ways = new LinkedHashMap<>();
      ways.put("by length", () -> plain.encode(texts));
      ways.put("by length, int8", () -> int8.encode(texts));
      ways.put("one by one", () -> texts.forEach(text -> plain.encode(List.of(text))));
      ways.put("padded", () -> padded.encode(texts));
      Map<String, List<Double>> seconds = new LinkedHashMap<>();
      for (int round = -1; round < request.rounds(); round++) {
        for (Map.Entry<String, Runnable> way : ways.entrySet()) {
          long began = System.nanoTime();
          way.getValue().run();
          double taken = (System.nanoTime() - began) * NANOS;
          if (round >= 0) {
            seconds.computeIfAbsent(way.getKey(), unused -> new ArrayList<>()).add(taken);
          }
        }
        progress.printf("round %d of %d%n", round + 2, request.rounds() + 1);
        progress.flush();
      }
      return report(request, machine, texts.size(), plain.maxPatches(), seconds);
    }
  }

  private PaddedEncoding padded(Path model, EncodingOptions options, int threads) {
    RendererSettings settings = models.readRenderer(model);
    TextRenderer renderer = plugins.renderer(settings.renderer(), settings.layout());
    return new PaddedEncoding(
        models.readEncoder(model, Device.cpu()), renderer, options.batchPatches(), threads);
  }

  private static Report report(
      Request request, Machine machine, int texts, int patches, Map<String, List<Double>> all) {
    Map<String, Samples> seconds = new LinkedHashMap<>();
    all.forEach(
        (way, values) ->
            seconds.put(
                way, new Samples(values.stream().mapToDouble(Double::doubleValue).toArray())));
    Samples first = seconds.values().iterator().next();
    TextTable table = new TextTable("way", "texts/s (quartiles)", "by length is, times as fast");
    Map<String, Object> results = new LinkedHashMap<>();
    seconds.forEach(
        (way, taken) -> {
          Samples ratio = taken.over(first);
          table.row(List.of(way, taken.dividing(texts).text("%.1f"), ratio.text("%.2f")));
          results.put(
              way,
              Map.of(
                  "texts_per_second", taken.dividing(texts).toMap(),
                  "over_by_length", ratio.toMap()));
        });
    List<String> lines = new ArrayList<>(machine.lines());
    lines.add(
        String.format(
            Locale.ROOT,
            "encoding %d texts of %s with %s, padded to %d patches where padded; %d rounds, ways in turn",
            texts,
            request.corpus(),
            request.model().map(Path::toString).orElse("a fresh " + request.size()),
            patches,
            request.rounds()));
    lines.addAll(table.lines());
    return new Report("infer", machine, lines, results);
  }
}
