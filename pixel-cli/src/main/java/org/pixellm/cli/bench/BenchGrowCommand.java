// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.bench;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.pixellm.bench.grow.Axis;
import org.pixellm.bench.grow.GrowBench;
import org.pixellm.bench.grow.GrowRequest;
import org.pixellm.bench.report.Report;
import org.pixellm.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how the cost of patches grows with length, batch, size and threads. */
@Command(
    name = "grow",
    description = {
      "Measures how the cost of patches grows with length, batch, model size and threads.",
      "",
      "Patches a second of training steps and of encoding, and their share of the machine's matrix "
          + "products, which are measured in the same rounds with the same threads. Along length and "
          + "size, a step has about --step-patches patches.",
    },
    footer = {
      "  pixel bench grow -o runs/grow",
      "  pixel bench grow --axis length --lengths 64,529,4096 -o runs/grow-length",
      "  pixel bench grow --axis threads --threads 1,2 --size base --batch 2 -o runs/grow-threads",
    })
public final class BenchGrowCommand extends ModelBenchmark {
  @Option(
      names = "--axis",
      paramLabel = "AXIS",
      split = ",",
      defaultValue = "length,batch,size,threads",
      description = "length, batch, size, threads; several by commas (default: all).")
  private List<Axis> axes;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      defaultValue = "tiny",
      description = "The model along other axes than size (default: ${DEFAULT-VALUE}).")
  private String size;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "16",
      description = "Texts of a step along threads (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--patches",
      paramLabel = "N",
      defaultValue = "529",
      description = "Patches of a text along other axes than length (default: ${DEFAULT-VALUE}).")
  private int patches;

  @Option(
      names = "--step-patches",
      paramLabel = "N",
      defaultValue = "4096",
      description = "Patches of a step along length and size (default: ${DEFAULT-VALUE}).")
  private int stepPatches;

  @Option(
      names = "--lengths",
      paramLabel = "N",
      split = ",",
      defaultValue = "64,128,256,512,1024,2048,4096",
      description = "Points of length, in patches (default: ${DEFAULT-VALUE}).")
  private List<Integer> lengths;

  @Option(
      names = "--batches",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,2,4,8,16,32",
      description = "Points of batch, in texts (default: ${DEFAULT-VALUE}).")
  private List<Integer> batches;

  @Option(
      names = "--sizes",
      paramLabel = "SIZE",
      split = ",",
      defaultValue = "tiny,small,base",
      description = "Points of size (default: ${DEFAULT-VALUE}).")
  private List<String> sizes;

  @Option(
      names = "--threads",
      paramLabel = "N",
      split = ",",
      description = "Points of threads (default: 1, 2, 4 and so on, up to the cores).")
  private List<Integer> threads;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Steps of each point that count (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      required = true,
      description = "Folder for grow.csv and grow.png.")
  private Path folder;

  private final GrowBench bench;

  @Inject
  BenchGrowCommand(GrowBench bench, Output output) {
    super(output);
    this.bench = bench;
  }

  @Override
  Report measure() {
    GrowRequest request =
        new GrowRequest(
            axes,
            size,
            batch,
            patches,
            stepPatches,
            lengths,
            batches,
            sizes,
            threads == null ? powersUpToCores() : threads,
            rounds,
            settings());
    return bench.run(request, folder, output().err());
  }

  private static List<Integer> powersUpToCores() {
    int cores = Runtime.getRuntime().availableProcessors();
    return IntStream.iterate(1, n -> n <= cores, n -> 2 * n).boxed().toList();
  }
}
