// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.train;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.bench.report.Machine;
import org.pixellm.bench.report.Report;
import org.pixellm.model.work.UsefulWork;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.config.RunConfigLoader;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.random.RandomSource;
import org.pixellm.train.run.StepRunner;
import org.pixellm.train.run.StepTimer;

/**
 * Times training steps of several variants, in turn, against each other and against the machine's
 * matrix products, which are measured in between.
 */
public final class TrainBench {
  /** Rounds before those that count. */
  private static final int WARM_UP = 2;

  private final StepTimer timer;
  private final PluginCreator plugins;
  private final RunConfigLoader configurations;

  /** A benchmark of models made of the given plug-ins. */
  @Inject
  public TrainBench(StepTimer timer, PluginCreator plugins, RunConfigLoader configurations) {
    this.timer = timer;
    this.plugins = plugins;
    this.configurations = configurations;
  }

  /**
   * What to measure.
   *
   * @param size of the model: tiny, small or base
   * @param batch texts of a step
   * @param patches of the longest text
   * @param lengths of the texts, see {@link TextSource}
   * @param variants to compare, the first with each other one
   * @param rounds that count
   * @param workers parts of a batch that are computed at once, 0 for the run's own choice
   * @param threads of one operation, 0 for the engine's choice
   * @param settings over the configuration
   */
  public record Request(
      String size,
      int batch,
      int patches,
      String lengths,
      List<Variant> variants,
      int rounds,
      int workers,
      int threads,
      List<String> settings) {
    /** Checks the numbers. */
    public Request {
      variants = List.copyOf(variants);
      settings = List.copyOf(settings);
      if (batch < 1 || patches < 4 || rounds < 1 || workers < 0 || threads < 0) {
        throw new PixelException(
            "batch and rounds must be at least 1, patches at least 4, workers and threads at least 0");
      }
      if (variants.isEmpty()) {
        throw new PixelException("name at least one variant");
      }
    }

    /** Whether this is what the original was measured at. */
    boolean isOriginals() {
      return lengths.equals(TextSource.FULL)
          && patches == 529
          && ((size.equals("tiny") && batch == 16) || (size.equals("base") && batch == 2));
    }

    /** The original's seconds for such a step, see docs/performance.md. */
    double originalSeconds() {
      return size.equals("tiny") ? 2.34 : 5.85;
    }
  }

  /** Measures. */
  public Report run(Request request, PrintWriter progress) {
    Machine machine = Machine.look();
    RunConfig config = configure(request);
    TextRenderer renderer = plugins.renderer(config.renderer(), config.layout());
    RandomSource random = new RandomSource(config.seed());
    TextSource source =
        TextSource.named(request.lengths(), renderer, request.patches(), random.stream("texts"));
    Map<Variant, StepRunner> runners = new LinkedHashMap<>();
    try {
      for (Variant variant : request.variants()) {
        runners.put(variant, timer.open(config, variant.objective(request.patches())));
      }
      StepRunner first = runners.get(request.variants().get(0));
      int patchLength = renderer.channels() * renderer.patchSize() * renderer.patchSize();
      UsefulWork work = UsefulWork.of(first.model().configuration(), patchLength);
      long tokens = (long) request.batch() * (request.patches() - work.hidden(request.patches()));
      try (MatrixPeak peak = new MatrixPeak(MatrixPeak.products(work, tokens), first)) {
        TrainResults results = new TrainResults(request, work, first.workers());
        for (int round = -WARM_UP; round < request.rounds(); round++) {
          List<DrawnText> texts = texts(source, request);
          for (Map.Entry<Variant, StepRunner> entry : runners.entrySet()) {
            PatchBatch batch =
                entry.getKey().batch(texts, patchLength, request.batch(), request.patches());
            StepRunner.Timed timed = entry.getValue().step(List.of(batch));
            if (!Double.isFinite(timed.loss())) {
              throw new PixelException(
                  "the loss of %s is not finite in step %d; lower optimizer.learning_rate (%s) with --set"
                      .formatted(
                          entry.getKey().label(),
                          round + 1 + WARM_UP,
                          config.optimizer().learningRate()));
            }
            if (round >= 0) {
              results.add(entry.getKey(), timed.seconds(), texts.subList(0, batch.size()));
            }
          }
          if (round >= 0) {
            peak.round();
          }
          progress.printf("round %d of %d%n", round + 1 + WARM_UP, request.rounds() + WARM_UP);
          progress.flush();
        }
        return results.report(machine, peak);
      }
    } finally {
      runners.values().forEach(StepRunner::close);
    }
  }

  /** As many as the variant that takes most of them needs. */
  private static List<DrawnText> texts(TextSource source, Request request) {
    List<DrawnText> texts = new ArrayList<>();
    long patches = 0;
    long wanted =
        request.variants().contains(Variant.PACKED)
            ? (long) request.batch() * request.patches()
            : 0;
    while (texts.size() < request.batch() || patches < wanted) {
      DrawnText text = source.next();
      patches += text.patches();
      texts.add(text);
    }
    return texts;
  }

  private RunConfig configure(Request request) {
    List<String> settings = new ArrayList<>();
    settings.add("backbone.size=" + request.size());
    settings.add("data.max_patches=" + request.patches());
    settings.add("data.min_patches=" + Math.min(22, request.patches()));
    settings.add("training.batch_size=" + request.batch());
    settings.add("training.threads=" + request.threads());
    settings.add("objective.masking=single");
    settings.add("training.workers=" + request.workers());
    settings.addAll(request.settings());
    return configurations.load(RunConfig.defaults(), settings);
  }
}
