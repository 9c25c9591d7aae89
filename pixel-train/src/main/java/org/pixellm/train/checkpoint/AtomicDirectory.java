// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.pixellm.plugins.PixelException;

/**
 * Folders that are there as a whole or not at all: filled under a temporary name, then moved. A
 * process killed at any moment leaves at most a temporary folder, which {@link #sweep} removes.
 */
public final class AtomicDirectory {
  private static final String FILLING = ".filling";
  private static final String RETIRED = ".retired";

  private AtomicDirectory() {}

  /**
   * Makes or replaces a folder.
   *
   * @param target the folder
   * @param fill writes its files into the folder it is given
   * @throws PixelException if it cannot be made; an older one is then untouched
   */
  public static void replace(Path target, Consumer<Path> fill) {
    Path filling = sibling(target, FILLING);
    try {
      delete(filling);
      Files.createDirectories(filling);
      fill.accept(filling);
      force(filling);
      if (Files.exists(target)) {
        swap(filling, target);
      } else {
        Files.move(filling, target, StandardCopyOption.ATOMIC_MOVE);
      }
      force(target.toAbsolutePath().getParent());
    } catch (IOException e) {
      deleteQuietly(filling);
      throw new PixelException("could not save " + target + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      deleteQuietly(filling);
      throw e;
    }
  }

  /** Puts a folder in the place of another, or leaves the other where it is. */
  private static void swap(Path filling, Path target) throws IOException {
    Path retired = sibling(target, RETIRED);
    delete(retired);
    Files.move(target, retired, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(filling, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(retired, target, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    delete(retired);
  }

  /**
   * Mends what a killed process left in a folder: unfinished folders go, and one that was moved
   * away for a successor that never came is moved back.
   */
  public static void sweep(Path parent) {
    if (!Files.isDirectory(parent)) {
      return;
    }
    try {
      for (Path path : list(parent)) {
        String name = path.getFileName().toString();
        if (name.startsWith(".") && name.endsWith(FILLING)) {
          delete(path);
        } else if (name.startsWith(".") && name.endsWith(RETIRED)) {
          Path original = parent.resolve(name.substring(1, name.length() - RETIRED.length()));
          if (Files.exists(original)) {
            delete(path);
          } else {
            Files.move(path, original, StandardCopyOption.ATOMIC_MOVE);
          }
        }
      }
    } catch (IOException e) {
      throw new PixelException("could not tidy up " + parent + ": " + e.getMessage(), e);
    }
  }

  /**
   * Removes a folder so that no half of it is ever seen under its name.
   *
   * @throws PixelException if it cannot be removed
   */
  public static void remove(Path target) {
    Path filling = sibling(target, FILLING);
    try {
      delete(filling);
      Files.move(target, filling, StandardCopyOption.ATOMIC_MOVE);
      delete(filling);
    } catch (IOException e) {
      throw new PixelException("could not remove " + target + ": " + e.getMessage(), e);
    }
  }

  private static Path sibling(Path target, String suffix) {
    return target.toAbsolutePath().resolveSibling("." + target.getFileName() + suffix);
  }

  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (java.nio.file.AccessDeniedException e) {
      // Windows opens no folder; its file system orders renames by itself.
      return;
    }
  }

  private static void deleteQuietly(Path path) {
    try {
      delete(path);
    } catch (IOException e) {
      // The next sweep tries again; the error that led here is the one to tell.
      return;
    }
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> inside;
    try (Stream<Path> walk = Files.walk(path)) {
      inside = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : inside) {
      Files.delete(each);
    }
  }

  private static List<Path> list(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      return children.toList();
    }
  }
}
