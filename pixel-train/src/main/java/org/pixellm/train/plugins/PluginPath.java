// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pixellm.plugins.PixelException;

/**
 * Where plug-ins of others are looked for, beside the class path.
 *
 * <p>A place is a jar, a folder of jars, or a folder of classes with {@code META-INF/services} in
 * it. The jars of a folder see each other, so a plug-in's libraries are put beside it; what is in
 * different places does not. All see the application's classes first.
 *
 * @param places in the order in which they were named
 */
public record PluginPath(List<Path> places) {
  /** No places. */
  public static final PluginPath NONE = new PluginPath(List.of());

  /**
   * Copies the list.
   *
   * @throws PixelException if a place does not exist
   */
  public PluginPath {
    places = List.copyOf(places);
    for (Path place : places) {
      if (!Files.exists(place)) {
        throw new PixelException(
            "the plug-in path names %s, where there is nothing; name a jar or a folder of jars"
                .formatted(place));
      }
    }
  }

  /**
   * Reads a path.
   *
   * @param written places, between them what the system puts between places on a class path; empty
   *     ones are left out
   * @throws PixelException if a place does not exist, or could not
   */
  public static PluginPath parse(String written) {
    List<Path> places = new ArrayList<>();
    for (String place : written.split(File.pathSeparator, -1)) {
      if (!place.isBlank()) {
        try {
          places.add(Path.of(place));
        } catch (InvalidPathException e) {
          throw new PixelException(
              "the plug-in path names \"%s\", which cannot be a file".formatted(place), e);
        }
      }
    }
    return new PluginPath(places);
  }

  /** This path and then another one; a place that both name is searched once. */
  public PluginPath and(PluginPath other) {
    List<Path> all = new ArrayList<>(places);
    other.places.stream()
        .filter(place -> all.stream().noneMatch(known -> isSame(known, place)))
        .forEach(all::add);
    return new PluginPath(all);
  }

  private static boolean isSame(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }
}
