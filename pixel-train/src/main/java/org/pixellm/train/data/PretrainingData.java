// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.attack.TrainingAttack;
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

  /**
   * Shards in a block of several sources, at least, where they need not be smaller than shards are:
   * so many that sources with a few hundredths of the text are in every block.
   */
  private static final int MIXED_SHARDS = 64;

  private final DataConfig config;
  private final TrainingAttack attack;
  private final RandomSource random;
  private final ShardRenderer renderer;
  private final List<SourceText> texts;
  private final List<SourceShare> shares;
  private final BlockPlan plan;

  private PretrainingData(
      DataConfig config,
      TrainingAttack attack,
      RandomSource random,
      ShardRenderer renderer,
      List<SourceText> texts,
      List<SourceShare> shares,
      BlockPlan plan) {
    this.config = config;
    this.attack = attack;
    this.random = random;
    this.renderer = renderer;
    this.texts = List.copyOf(texts);
    this.shares = List.copyOf(shares);
    this.plan = plan;
  }

  /**
   * Text that stays clean.
   *
   * @param config what to read
   * @param reader reads the files; a reader that cannot cut files makes each file one shard, which
   *     is then rendered whole
   * @param renderer draws the text
   * @param random the run's randomness
   * @throws IllegalArgumentException if the configuration names an attack
   * @throws PixelException if no file is named, one is missing, empty or unreadable, or nothing is
   *     left to train on
   */
  public static PretrainingData open(
      DataConfig config, DatasetReader<?> reader, TextRenderer renderer, RandomSource random) {
    if (!config.attack().isOfNothing()) {
      throw new IllegalArgumentException("the attack of data.attack was not handed over");
    }
    return open(config, TrainingAttack.none(), reader, renderer, random);
  }

  /**
   * Finds the files and decides what is held out. Reads no more than a look into each file, and of
   * several sources a sample, which is drawn on all cores.
   *
   * @param config what to read
   * @param attack what becomes of the text that is trained on, as {@code data.attack} says; what is
   *     held out stays clean
   * @param reader reads the files; a reader that cannot cut files makes each file one shard, which
   *     is then rendered whole
   * @param renderer draws the text
   * @param random the run's randomness
   * @throws PixelException if no file is named, one is missing, empty or unreadable, or nothing is
   *     left to train on
   */
  public static PretrainingData open(
      DataConfig config,
      TrainingAttack attack,
      DatasetReader<?> reader,
      TextRenderer renderer,
      RandomSource random) {
    SourceTexts texts = new SourceTexts(config, reader, random);
    ShardRenderer shards =
        new ShardRenderer(
            reader, renderer, config.minPatches(), config.maxPatches(), config.join());
    double blockBytes = config.shuffleMegabytes() * MEGABYTE;
    int patchPixels = renderer.channels() * renderer.patchSize() * renderer.patchSize();
    double blockText = blockBytes / (PIXELS_PER_BYTE * patchPixels);
    if (config.sources().isEmpty()) {
      SourceText text = texts.one();
      BlockShards blocks = new ShuffledShards(text.split().training(), random, blockText);
      return new PretrainingData(
          config, attack, random, shards, List.of(text), List.of(), new BlockPlan(blocks, random));
    }
    List<SourceText> sources = texts.several((long) (blockText / MIXED_SHARDS), shards);
    return mixed(config, attack, shards, sources, random, blockBytes);
  }

  private static PretrainingData mixed(
      DataConfig config,
      TrainingAttack attack,
      ShardRenderer renderer,
      List<SourceText> texts,
      RandomSource random,
      double blockBytes) {
    List<SourceSample> samples =
        texts.parallelStream()
            .map(text -> SourceSample.of(text.name(), text.split().training(), renderer))
            .toList();
    double[] parts =
        SourceShares.of(
            samples.stream().mapToDouble(SourceSample::windows).toArray(),
            texts.stream().mapToDouble(SourceText::weight).toArray(),
            config.samplingExponent());
    double all = samples.stream().mapToDouble(SourceSample::windows).sum();
    List<SourceShare> shares = new ArrayList<>();
    List<MixedShards.Ingredient> ingredients = new ArrayList<>();
    double windowBytes = 0;
    for (int i = 0; i < parts.length; i++) {
      SourceText text = texts.get(i);
      double windows = samples.get(i).windows();
      shares.add(new SourceShare(text.name(), windows, parts[i], parts[i] * all / windows));
      ingredients.add(
          new MixedShards.Ingredient(text.name(), text.split().training(), windows, parts[i]));
      windowBytes += parts[i] * samples.get(i).windowBytes();
    }
    BlockShards blocks = new MixedShards(ingredients, random, blockBytes / windowBytes);
    return new PretrainingData(
        config, attack, random, renderer, texts, shares, new BlockPlan(blocks, random));
  }

  /** The texts, by source; of a run without sources the only one. */
  List<SourceText> texts() {
    return texts;
  }

  /** What part each source has in what is trained on, ascending by name; empty without sources. */
  public List<SourceShare> shares() {
    return shares;
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
        texts.stream()
            .flatMap(text -> Stream.of(text.training(), text.validation()))
            .flatMap(files -> files.files().stream())
            .toList());
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
    RenderingThreads threads = new RenderingThreads(config.workers(), renderer, attack, random);
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
   * The windows to measure on, source by source: at most {@code validationWindows}, evenly over the
   * sources and over the held-out text of each, the same on every call. Rendered on the calling
   * thread.
   *
   * @param batchSize windows of a batch, at least 1, unless {@code data.batch_patches} counts its
   *     patches; the last may have fewer
   * @return ascending by name; without the sources of which nothing is held out
   * @throws PixelException if text is held out but yields no window that is long enough
   */
  public List<HeldOutText> heldOut(int batchSize) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("batches of " + batchSize + " windows");
    }
    int most = Math.max(1, config.validationWindows() / texts.size());
    List<HeldOutText> measured = new ArrayList<>();
    for (SourceText text : texts) {
      ShardSet shards = text.split().heldOut();
      if (shards.size() == 0) {
        continue;
      }
      List<PatchBatch> batches =
          new HeldOutWindows(shards, renderer, most).batches(rule(batchSize));
      if (batches.isEmpty()) {
        throw new PixelException(
            "the validation text%s holds no window of at least %d patches; give more text, or lower min_patches"
                .formatted(
                    text.name().isEmpty() ? "" : " of data.sources." + text.name(),
                    config.minPatches()));
      }
      measured.add(new HeldOutText(text.name(), batches));
    }
    return measured;
  }

  /** The batches of {@link #heldOut}, those of all sources; empty if nothing is held out. */
  public List<PatchBatch> validationBatches(int batchSize) {
    return heldOut(batchSize).stream().flatMap(text -> text.batches().stream()).toList();
  }

  private BatchRule rule(int batchSize) {
    return new BatchRule(
        batchSize,
        config.batchPatches(),
        config.bucket(),
        (long) (config.shuffleMegabytes() * MEGABYTE));
  }
}
