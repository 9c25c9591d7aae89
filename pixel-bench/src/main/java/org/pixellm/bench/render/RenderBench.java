// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.render;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.bench.report.Machine;
import org.pixellm.bench.report.Report;
import org.pixellm.bench.report.Samples;
import org.pixellm.bench.report.TextTable;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.plugins.PluginCreator;

/** Measures how many texts a second renderers draw in one thread, by kind of input. */
public final class RenderBench {
  private static final double NANOS = 1e-9;

  private final PluginCreator plugins;

  /** A benchmark of the given plug-ins. */
  @Inject
  public RenderBench(PluginCreator plugins) {
    this.plugins = plugins;
  }

  /**
   * What to measure.
   *
   * @param backends names of renderers
   * @param mode name of the layout mode
   * @param kinds of input: text, words or pair
   * @param corpus {@code en-classics}, {@code udhr}, or a file with a text a line
   * @param patches most of a text
   * @param rounds that count, each over the whole corpus
   */
  public record Request(
      List<String> backends,
      String mode,
      List<String> kinds,
      String corpus,
      int patches,
      int rounds) {
    private static final List<String> KINDS = List.of("text", "words", "pair");
    private static final int LEAST_PATCHES = 4;
    private static final int MOST_PATCHES = 1 << 16;

    /** Checks names and numbers. */
    public Request {
      backends = List.copyOf(backends);
      kinds = List.copyOf(kinds);
      if (backends.isEmpty() || kinds.isEmpty() || !KINDS.containsAll(kinds)) {
        throw new PixelException(
            "name at least one renderer and one kind of %s".formatted(String.join(", ", KINDS)));
      }
      if (patches < LEAST_PATCHES || patches > MOST_PATCHES || rounds < 1) {
        throw new PixelException("patches must be 4 to 65536, and rounds at least 1");
      }
    }
  }

  private record Case(String backend, String kind) {}

  /**
   * Measures.
   *
   * @throws PixelException if there is no such renderer, mode or text
   */
  public Report run(Request request, PrintWriter progress) {
    Machine machine = Machine.look();
    Corpus corpus = Corpus.named(request.corpus());
    Map<Case, List<Double>> rates = new LinkedHashMap<>();
    Map<String, TextRenderer> renderers = new LinkedHashMap<>();
    for (String backend : request.backends()) {
      renderers.put(
          backend,
          plugins.renderer(PluginChoice.named(backend), PluginChoice.named(request.mode())));
    }
    for (int round = -1; round < request.rounds(); round++) {
      for (String kind : request.kinds()) {
        TextInput[] inputs = corpus.inputs(kind);
        for (String backend : renderers.keySet()) {
          double rate = inputs.length / seconds(renderers.get(backend), inputs, request.patches());
          if (round >= 0) {
            rates.computeIfAbsent(new Case(backend, kind), c -> new ArrayList<>()).add(rate);
          }
        }
      }
      progress.printf("round %d of %d%n", round + 2, request.rounds() + 1);
      progress.flush();
    }
    return report(request, machine, rates);
  }

  private static double seconds(TextRenderer renderer, TextInput[] inputs, int patches) {
    long began = System.nanoTime();
    long drawn = 0;
    for (TextInput input : inputs) {
      drawn += renderer.render(input, patches).patchCount();
    }
    if (drawn == 0) {
      throw new PixelException("the texts are empty; give some with letters");
    }
    return (System.nanoTime() - began) * NANOS;
  }

  private static Report report(Request request, Machine machine, Map<Case, List<Double>> rates) {
    Map<Case, Samples> samples = new LinkedHashMap<>();
    rates.forEach(
        (which, values) ->
            samples.put(
                which, new Samples(values.stream().mapToDouble(Double::doubleValue).toArray())));
    String first = request.backends().get(0);
    TextTable table =
        new TextTable("kind", "renderer", "texts/s (quartiles)", first + " is, times as fast");
    Map<String, Object> results = new LinkedHashMap<>();
    samples.forEach(
        (which, own) -> {
          Samples ratio = samples.get(new Case(first, which.kind())).over(own);
          table.row(List.of(which.kind(), which.backend(), own.text("%.0f"), ratio.text("%.2f")));
          results.put(
              which.backend() + "." + which.kind(),
              Map.of("texts_per_second", own.toMap(), "first_over_this", ratio.toMap()));
        });
    List<String> lines = new ArrayList<>(machine.lines());
    lines.add(
        "drawing %s, layout %s, at most %d patches, one thread; %d rounds, renderers in turn"
            .formatted(request.corpus(), request.mode(), request.patches(), request.rounds()));
    lines.addAll(table.lines());
    return new Report("render", machine, lines, results);
  }
}
