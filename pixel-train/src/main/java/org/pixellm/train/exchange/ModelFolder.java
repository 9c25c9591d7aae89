// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.pixellm.model.weights.hub.WeightForm;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.hash.FileHash;
import org.pixellm.train.pull.ModelPull;

/** The files of a model's folder that are not its weights. */
final class ModelFolder {
  /** Endings of other programs' weights and of what trainers leave. */
  private static final Set<String> LEFT_OUT =
      Set.of("bin", "safetensors", "pt", "pth", "h5", "msgpack", "ot", "onnx", "pkl", "index.json");

  private static final Set<String> FONTS = Set.of("ttf", "otf");

  private ModelFolder() {}

  /**
   * Checks that a folder may be written.
   *
   * @throws PixelException if it is there and not empty
   */
  static void requireFree(Path target) {
    if (!Files.exists(target)) {
      return;
    }
    try (Stream<Path> children = Files.list(target)) {
      if (children.findAny().isPresent()) {
        throw new PixelException(target + " is not empty; name a folder that is not there yet");
      }
    } catch (IOException e) {
      throw new PixelException(target + " is there and is no folder; name another", e);
    }
  }

  /**
   * Copies what belongs to a model beside its weights: configurations, fonts, licence, description.
   *
   * @throws PixelException if a file cannot be copied
   */
  static void copyOthers(Path source, Path target) {
    try {
      for (Path file : files(source)) {
        if (belongs(name(file))) {
          Files.copy(file, target.resolve(name(file)));
        }
      }
      for (Path folder : folders(source)) {
        copyFonts(folder, target.resolve(name(folder)));
      }
    } catch (IOException e) {
      throw new PixelException(
          "cannot copy the files of %s: %s".formatted(source, e.getMessage()), e);
    }
  }

  /**
   * Size and SHA-256 of the files that a model in a form of the hub consists of, by name.
   *
   * @throws PixelException if one cannot be read
   */
  static Map<String, Object> hashes(Path source) {
    try {
      List<String> names =
          files(source).stream()
              .map(ModelFolder::name)
              .filter(name -> belongs(name) || WeightForm.isPart(name))
              .toList();
      return FileHash.entries(source, names);
    } catch (IOException e) {
      throw new PixelException(
          "cannot read the files of %s: %s".formatted(source, e.getMessage()), e);
    }
  }

  private static void copyFonts(Path folder, Path target) throws IOException {
    for (Path font : files(folder)) {
      if (hasEnding(name(font), FONTS)) {
        Files.createDirectories(target);
        Files.copy(font, target.resolve(name(font)));
      }
    }
  }

  private static boolean belongs(String name) {
    return !name.startsWith(".")
        && !name.equals(ModelPull.RECORD)
        && !WeightForm.isPart(name)
        && !hasEnding(name, LEFT_OUT);
  }

  private static boolean hasEnding(String name, Set<String> endings) {
    String lower = name.toLowerCase(Locale.ROOT);
    return endings.stream().anyMatch(ending -> lower.endsWith("." + ending));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<Path> folders(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
