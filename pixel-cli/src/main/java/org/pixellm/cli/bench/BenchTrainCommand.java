// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.bench;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.pixellm.bench.report.Report;
import org.pixellm.bench.train.TrainBench;
import org.pixellm.bench.train.Variant;
import org.pixellm.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Measures training steps against each other and against the machine's matrix products. */
@Command(
    name = "train",
    description = {
      "Measures training steps against each other and against the machine's matrix products.",
      "",
      "Variants: fused is how pixel trains; packed the same with as many texts as fill the batch's "
          + "patches; composed is made of single operations, attention of two products and a softmax; "
          + "padded fills every text to --patches, as the original does; composed-padded does both. The "
          + "first is compared with each. Only the arithmetic of real patches counts as useful.",
    },
    footer = {
      "  pixel bench train --size tiny",
      "  pixel bench train --size base --variants fused --json base.json",
      "  pixel bench train --size tiny --lengths ewt-like --variants packed,padded",
    })
public final class BenchTrainCommand extends ModelBenchmark {
  private static final int BATCH_OF_BASE = 2;
  private static final int BATCH_OF_SMALL = 4;
  private static final int BATCH = 16;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      defaultValue = "tiny",
      description = "tiny, small or base (default: ${DEFAULT-VALUE}).")
  private String size;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Texts of a step (default: 16 for tiny, 4 for small, 2 for base).")
  private Integer batch;

  @Option(
      names = "--patches",
      paramLabel = "N",
      defaultValue = "529",
      description = "Most patches of a text (default: ${DEFAULT-VALUE}).")
  private int patches;

  @Option(
      names = "--lengths",
      paramLabel = "WHICH",
      defaultValue = "full",
      description = "full, ewt-like, or a file of texts, one a line (default: ${DEFAULT-VALUE}).")
  private String lengths;

  @Option(
      names = "--variants",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "fused,composed",
      converter = Variants.class,
      description = "What to compare, separated by commas (default: ${DEFAULT-VALUE}).")
  private List<Variant> variants;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "10",
      description = "Steps of each variant that count (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Parts of a batch that are computed at once; 0: as pretrain (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "Threads of one operation; 0: all cores (default: ${DEFAULT-VALUE}).")
  private int threads;

  private final TrainBench bench;

  @Inject
  BenchTrainCommand(TrainBench bench, Output output) {
    super(output);
    this.bench = bench;
  }

  @Override
  Report measure() {
    int texts =
        batch != null
            ? batch
            : switch (size) {
              case "base" -> BATCH_OF_BASE;
              case "small" -> BATCH_OF_SMALL;
              default -> BATCH;
            };
    TrainBench.Request request =
        new TrainBench.Request(
            size, texts, patches, lengths, variants, rounds, workers, threads, settings());
    return bench.run(request, output().err());
  }

  /** Variants by their names on the command line. */
  static final class Variants implements ITypeConverter<Variant>, Iterable<String> {
    @Override
    public Variant convert(String name) {
      return Arrays.stream(Variant.values())
          .filter(variant -> variant.label().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no variant " + name + "; there are " + String.join(", ", this)));
    }

    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Variant.values()).map(Variant::label).iterator();
    }
  }
}
