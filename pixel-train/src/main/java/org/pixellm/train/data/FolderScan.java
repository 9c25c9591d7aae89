// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.pixellm.plugins.PixelException;

/** Looks through a folder for text files. */
final class FolderScan extends SimpleFileVisitor<Path> {
  private static final int SNIFFED_BYTES = 4096;
  private static final Set<String> PAPERWORK =
      Set.of("readme", "license", "licence", "copying", "notice", "authors", "changelog");

  private final Path root;
  private final List<CorpusFile> files = new ArrayList<>();
  private int emptySkipped;
  private int binarySkipped;

  private FolderScan(Path root) {
    this.root = root;
  }

  /**
   * A finished look.
   *
   * @throws PixelException if a file cannot be read or there is no text file
   */
  static FolderScan of(Path root) {
    FolderScan scan = new FolderScan(root);
    try {
      Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, scan);
    } catch (IOException e) {
      throw new PixelException("cannot read folder " + root + ": " + e, e);
    }
    if (scan.files.isEmpty()) {
      throw new PixelException("folder " + root + " holds no text file");
    }
    return scan;
  }

  List<CorpusFile> files() {
    return files;
  }

  int emptySkipped() {
    return emptySkipped;
  }

  int binarySkipped() {
    return binarySkipped;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    return hidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (!attributes.isRegularFile() || hidden(file) || paperwork(file)) {
      return FileVisitResult.CONTINUE;
    }
    if (attributes.size() == 0) {
      emptySkipped++;
    } else if (binary(file)) {
      binarySkipped++;
    } else {
      files.add(new CorpusFile(file, nameBelowRoot(file), attributes.size()));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
    if (e instanceof FileSystemLoopException) {
      return FileVisitResult.CONTINUE; // a link back up: its files are found without it
    }
    throw e;
  }

  private boolean hidden(Path path) {
    return !path.equals(root) && path.getFileName().toString().startsWith(".");
  }

  private static boolean paperwork(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    int dot = name.indexOf('.');
    return PAPERWORK.contains(dot < 0 ? name : name.substring(0, dot));
  }

  private static boolean binary(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      for (byte value : in.readNBytes(SNIFFED_BYTES)) {
        if (value == 0) {
          return true;
        }
      }
      return false;
    }
  }

  private String nameBelowRoot(Path file) {
    StringJoiner name = new StringJoiner("/");
    root.relativize(file).forEach(part -> name.add(part.toString()));
    return name.toString();
  }
}
