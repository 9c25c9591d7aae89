// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.config.DataConfig;
import org.pixellm.train.random.RandomSource;

/**
 * The text of a run, ready to be batched: what a trainer asks for data. Immutable; holds the list
 * of files, no text.
 */
public final class PretrainingData {
  /**
   * Bytes of grey pixels of 16 pixels height that a byte of English text is drawn to, measured;
   * other patch sizes grow with the area. Only a measure for memory: any text is trained on.
   */
  private static final double PIXELS_PER_BYTE = 115.0 / (16 * 16);

  private static final double MEGABYTE = 1e6;

  private final DataConfig config;
  private final RandomSource random;
  private final ShardRenderer renderer;
  private final CorpusFiles trainingFiles;
  private final CorpusFiles validationFiles;
  private final CorpusSplit split;
  private final BlockPlan plan;

  private PretrainingData(
      DataConfig config,
      RandomSource random,
      ShardRenderer renderer,
      CorpusFiles trainingFiles,
      CorpusFiles validationFiles,
      CorpusSplit split,
      double pixelsPerByte) {
    this.config = config;
    this.random = random;
    this.renderer = renderer;
    this.trainingFiles = trainingFiles;
    this.validationFiles = validationFiles;
    this.split = split;
    this.plan =
        new BlockPlan(
            split.training(), this.random, config.shuffleMegabytes() * MEGABYTE / pixelsPerByte);
  }

  /**
   * Finds the files and decides what is held out; reads no more than a look into each file.
   *
   * @param config what to read
   * @param reader reads the files; a reader that cannot cut files makes each file one shard, which
   *     is then rendered whole
   * @param renderer draws the text
   * @param random the run's randomness
   * @throws PixelException if no file is named, one is missing, empty or unreadable, or nothing is
   *     left to train on
   */
  public static PretrainingData open(
      DataConfig config, DatasetReader<?> reader, TextRenderer renderer, RandomSource random) {
    if (config.train().isEmpty()) {
      throw new PixelException("data.train names no file or folder to train on");
    }
    CorpusFiles validation =
        config.validation().isEmpty()
            ? new CorpusFiles(List.of(), 0, 0)
            : CorpusFiles.find(config.validation());
    CorpusFiles training = without(CorpusFiles.find(config.train()), validation);
    if (training.files().isEmpty()) {
      throw new PixelException(
          "all files of data.train are named in data.validation, too; none is left to train on");
    }
    FileShards shards = new FileShards(training, reader);
    CorpusSplit split =
        config.validation().isEmpty()
            ? CorpusSplit.holdOut(shards, config.validationFraction(), random)
            : new CorpusSplit(shards, new FileShards(validation, reader));
    int pixels = renderer.channels() * renderer.patchSize() * renderer.patchSize();
    return new PretrainingData(
        config,
        random,
        new ShardRenderer(
            reader, renderer, config.minPatches(), config.maxPatches(), config.join()),
        training,
        validation,
        split,
        PIXELS_PER_BYTE * pixels);
  }

  /** The files trained on, held-out shards of them included. */
  CorpusFiles trainingFiles() {
    return trainingFiles;
  }

  /** The files that the user named to measure on; none if shards are held out instead. */
  CorpusFiles validationFiles() {
    return validationFiles;
  }

  /** What is trained on and what is measured on. */
  CorpusSplit split() {
    return split;
  }

  /** Blocks of one epoch. */
  long blocks() {
    return plan.blocks();
  }

  /**
   * The fingerprint of all files, to be kept with a checkpoint.
   *
   * @throws PixelException if a file cannot be read
   */
  public DataFingerprint fingerprint() {
    return DataFingerprint.of(
        Stream.concat(trainingFiles.files().stream(), validationFiles.files().stream()).toList());
  }

  /**
   * Starts the threads that render and returns the batches from a place on.
   *
   * @param batchSize windows of a batch, at least 1, unless {@code data.batch_patches} counts its
   *     patches
   * @param from {@link DataCursor#START}, or a place that {@link BatchStream#cursor} gave before
   * @throws PixelException if the place is not in this data
   */
  public BatchStream batches(int batchSize, DataCursor from) {
    return batches(batchSize, from, Coverage.NONE);
  }

  /**
   * The same for a run that goes on.
   *
   * @param batchSize windows of a batch, at least 1, unless {@code data.batch_patches} counts its
   *     patches
   * @param from a place that {@link BatchStream#cursor} gave before
   * @param before what {@link BatchStream#coverage} gave there
   * @throws PixelException if the place is not in this data
   */
  public BatchStream batches(int batchSize, DataCursor from, Coverage before) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("batches of " + batchSize + " windows");
    }
    RenderingThreads threads = new RenderingThreads(config.workers(), renderer);
    try {
      return new BatchStream(
          plan,
          threads,
          rule(batchSize),
          config.maxPatches(),
          new MissingGlyphBudget(config.maxMissingGlyphs()),
          from,
          before);
    } catch (RuntimeException e) {
      threads.close();
      throw e;
    }
  }

  /**
   * The windows to measure on: at most {@code validationWindows}, evenly over the held-out text,
   * the same on every call. Rendered on the calling thread.
   *
   * @param batchSize windows of a batch, at least 1, unless {@code data.batch_patches} counts its
   *     patches; the last may have fewer
   * @return sorted by length; empty if nothing is held out
   * @throws PixelException if text is held out but yields no window that is long enough
   */
  public List<PatchBatch> validationBatches(int batchSize) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("batches of " + batchSize + " windows");
    }
    List<PatchBatch> batches =
        new HeldOutWindows(split.heldOut(), renderer, config.validationWindows())
            .batches(rule(batchSize));
    if (batches.isEmpty() && split.heldOut().size() > 0) {
      throw new PixelException(
          "the validation text holds no window of at least "
              + config.minPatches()
              + " patches; give more text, or lower min_patches");
    }
    return batches;
  }

  private BatchRule rule(int batchSize) {
    return new BatchRule(
        batchSize,
        config.batchPatches(),
        config.bucket(),
        (long) (config.shuffleMegabytes() * MEGABYTE));
  }

  private static CorpusFiles without(CorpusFiles files, CorpusFiles others) {
    Set<Path> excluded = new HashSet<>();
    for (CorpusFile file : others.files()) {
      excluded.add(realPath(file.path()));
    }
    return new CorpusFiles(
        files.files().stream().filter(f -> !excluded.contains(realPath(f.path()))).toList(),
        files.emptySkipped(),
        files.binarySkipped());
  }

  private static Path realPath(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new PixelException("cannot read " + path + ": " + e, e);
    }
  }
}
