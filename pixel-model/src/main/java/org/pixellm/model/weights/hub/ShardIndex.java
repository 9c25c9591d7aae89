// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.hub;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.model.weights.Quoted;
import org.pixellm.plugins.PixelException;

/**
 * Which file beside the index each tensor of a model is in.
 *
 * @param files file names by tensor
 * @param totalBytes bytes of all tensors, for others to read; a read index says 0
 */
record ShardIndex(Map<String, String> files, long totalBytes) {
  private static final String MAP = "weight_map";
  private static final String METADATA = "metadata";
  private static final String TOTAL = "total_size";

  /** More than any model has: a bound on how many files are opened. */
  private static final int MOST_FILES = 1000;

  /** A file beside the index, and nothing that could lead elsewhere. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,250}");

  /** Copies the map. */
  ShardIndex {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /**
   * Reads a file.
   *
   * @throws PixelException if it is missing or not an index
   */
  static ShardIndex read(Path index) {
    Path folder = index.toAbsolutePath().getParent();
    ConfigEntries entries =
        new JsonObjectFile(index.getFileName().toString(), new AtomicFileWriter()).read(folder);
    ConfigEntries map = entries.section(MAP);
    Map<String, String> files = new LinkedHashMap<>();
    for (String tensor : map.asMap().keySet()) {
      String file = map.text(tensor);
      if (!NAME.matcher(file).matches()) {
        throw new PixelException(
            "%s: the file %s of tensor %s must be beside the index"
                .formatted(index, Quoted.of(file), Quoted.of(tensor)));
      }
      files.put(tensor, file);
    }
    int count = new TreeSet<>(files.values()).size();
    if (count > MOST_FILES) {
      throw new PixelException(
          "%s names %d files, and at most %d are read".formatted(index, count, MOST_FILES));
    }
    return new ShardIndex(files, 0);
  }

  /** Writes a file. */
  void write(Path index, AtomicFileWriter writer) {
    new JsonObjectFile(index.getFileName().toString(), writer)
        .write(
            index.toAbsolutePath().getParent(),
            Map.of(METADATA, Map.of(TOTAL, totalBytes), MAP, files));
  }
}
