// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pixellm.plugins.PixelException;

/**
 * The files behind the files and folders that a user named.
 *
 * <p>Of a folder, all files below it are taken but those that nobody means as training text: hidden
 * files and folders (a name that starts with a dot), files named README, LICENSE, LICENCE, COPYING,
 * NOTICE, AUTHORS or CHANGELOG with any ending, empty files, and binary files (a zero byte in the
 * first 4 kB). A file that the user names is always taken. A file reached twice is taken once.
 *
 * @param files sorted by name, so that the order does not depend on the machine
 * @param emptySkipped empty files in folders
 * @param binarySkipped binary files in folders
 */
record CorpusFiles(List<CorpusFile> files, int emptySkipped, int binarySkipped) {
  /** Copies the list. */
  public CorpusFiles {
    files = List.copyOf(files);
  }

  /**
   * Finds the files.
   *
   * @param named files and folders, at least one
   * @throws PixelException if one is missing or cannot be read, a named file is empty, or a folder
   *     holds no text file
   */
  public static CorpusFiles find(List<String> named) {
    List<CorpusFile> files = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    int empty = 0;
    int binary = 0;
    for (String name : named) {
      Path root = path(name);
      if (!Files.isDirectory(root)) {
        CorpusFile file = namedFile(root);
        if (seen.add(identity(root))) {
          files.add(file);
        }
        continue;
      }
      FolderScan scan = FolderScan.of(root);
      empty += scan.emptySkipped();
      binary += scan.binarySkipped();
      for (CorpusFile file : scan.files()) {
        if (seen.add(identity(file.path()))) {
          files.add(file);
        }
      }
    }
    files.sort(Comparator.comparing(CorpusFile::name).thenComparing(f -> f.path().toString()));
    return new CorpusFiles(files, empty, binary);
  }

  /** Bytes of all files together. */
  public long bytes() {
    return files.stream().mapToLong(CorpusFile::bytes).sum();
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new PixelException("there is no file or folder " + name + ": " + e.getReason(), e);
    }
  }

  private static CorpusFile namedFile(Path path) {
    if (!Files.exists(path)) {
      throw new PixelException("there is no file or folder " + path);
    }
    try {
      long bytes = Files.size(path);
      if (bytes == 0) {
        throw new PixelException(path + " is empty");
      }
      return new CorpusFile(path, String.valueOf(path.getFileName()), bytes);
    } catch (IOException e) {
      throw new PixelException("cannot read " + path + ": " + e, e);
    }
  }

  private static Path identity(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new PixelException("cannot read " + path + ": " + e, e);
    }
  }
}
