// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.train.config.DataConfig;
import org.pixellm.train.config.SourceConfig;
import org.pixellm.train.random.RandomSource;

/** Finds the files of a run's text and decides what of it is held out. */
final class SourceTexts {
  private static final CorpusFiles NONE = new CorpusFiles(List.of(), 0, 0);

  private final DataConfig config;
  private final DatasetReader<?> reader;
  private final RandomSource random;

  SourceTexts(DataConfig config, DatasetReader<?> reader, RandomSource random) {
    this.config = config;
    this.reader = reader;
    this.random = random;
  }

  /**
   * The one text of {@code data.train}.
   *
   * @throws PixelException if no file is named, one is missing, empty or unreadable, or nothing is
   *     left to train on
   */
  SourceText one() {
    if (config.train().isEmpty()) {
      throw new PixelException(
          "data.train names no file or folder to train on, and there are no data.sources");
    }
    CorpusFiles validation = find(config.validation());
    CorpusFiles training = without(CorpusFiles.find(config.train()), realPaths(validation));
    if (training.files().isEmpty()) {
      throw new PixelException(
          "all files of data.train are named in data.validation, too; none is left to train on");
    }
    FileShards shards = new FileShards(training, reader);
    CorpusSplit split =
        validation.files().isEmpty()
            ? CorpusSplit.holdOut(shards, config.validationFraction(), random.key("held-out"))
            : new CorpusSplit(shards, new FileShards(validation, reader));
    return new SourceText("", 1, training, validation, split);
  }

  /**
   * The texts of {@code data.sources}, ascending by name. What is named to measure on is taken out
   * of every one.
   *
   * @param mostShardBytes most bytes of a shard
   * @param renderer draws windows
   * @throws PixelException if a file is missing, empty, unreadable or in two sources, or of a
   *     source nothing is left to train on
   */
  List<SourceText> several(long mostShardBytes, ShardRenderer renderer) {
    Map<String, CorpusFiles> validation = new LinkedHashMap<>();
    Set<Path> measured = new HashSet<>();
    config
        .sources()
        .forEach(
            (name, source) -> {
              CorpusFiles files = find(source.validation());
              validation.put(name, files);
              measured.addAll(realPaths(files));
            });
    List<SourceText> texts = new ArrayList<>();
    Map<Path, String> owners = new HashMap<>();
    config
        .sources()
        .forEach(
            (name, source) -> {
              SourceText text =
                  source(name, source, validation.get(name), measured, mostShardBytes, renderer);
              requireAlone(text, owners);
              texts.add(text);
            });
    return texts;
  }

  private SourceText source(
      String name,
      SourceConfig source,
      CorpusFiles validation,
      Set<Path> measured,
      long mostShardBytes,
      ShardRenderer renderer) {
    CorpusFiles training = without(CorpusFiles.find(source.files()), measured);
    if (training.files().isEmpty()) {
      throw new PixelException(
          "all files of data.sources.%s are named to measure on, too; none is left to train on"
              .formatted(name));
    }
    FileShards shards = new FileShards(training, reader, mostShardBytes);
    CorpusSplit split =
        validation.files().isEmpty()
            ? CorpusSplit.holdOutWindows(
                shards, config.validationFraction(), random.key("held-out of " + name), renderer)
            : new CorpusSplit(shards, new FileShards(validation, reader));
    return new SourceText(name, source.weight(), training, validation, split);
  }

  private static void requireAlone(SourceText text, Map<Path, String> owners) {
    for (CorpusFile file : text.training().files()) {
      String other = owners.put(realPath(file.path()), text.name());
      if (other != null) {
        throw new PixelException(
            "%s is in data.sources.%s and in data.sources.%s; a file can be in one source only"
                .formatted(file.path(), other, text.name()));
      }
    }
  }

  private static CorpusFiles find(List<String> named) {
    return named.isEmpty() ? NONE : CorpusFiles.find(named);
  }

  private static CorpusFiles without(CorpusFiles files, Set<Path> excluded) {
    return new CorpusFiles(
        files.files().stream().filter(f -> !excluded.contains(realPath(f.path()))).toList(),
        files.emptySkipped(),
        files.binarySkipped());
  }

  private static Set<Path> realPaths(CorpusFiles files) {
    Set<Path> paths = new HashSet<>();
    files.files().forEach(file -> paths.add(realPath(file.path())));
    return paths;
  }

  private static Path realPath(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new PixelException("cannot read " + path + ": " + e, e);
    }
  }
}
