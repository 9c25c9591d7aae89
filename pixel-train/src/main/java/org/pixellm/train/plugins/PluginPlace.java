// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A place on the plug-in path.
 *
 * @param classes sees the classes of all its jars, after the application's. Stays open as long as
 *     the plug-ins are used, to the end of the process
 * @param jars those that can be read
 * @param problems those that cannot
 */
record PluginPlace(ClassLoader classes, List<PluginJar> jars, List<PluginProblem> problems) {

  static PluginPlace open(Path place, ClassLoader application) {
    List<PluginJar> jars = new ArrayList<>();
    List<PluginProblem> problems = new ArrayList<>();
    for (Path file : files(place, problems)) {
      try {
        jars.add(PluginJar.read(file));
      } catch (IOException | SecurityException e) {
        problems.add(
            PluginProblem.ofJar(file.toString(), "it is no jar that can be read: " + reason(e)));
      }
    }
    URL[] urls = jars.stream().map(PluginJar::url).toArray(URL[]::new);
    return new PluginPlace(
        new URLClassLoader(urls, application), List.copyOf(jars), List.copyOf(problems));
  }

  /** In alphabetical order, so that equal folders are read equally. */
  private static List<Path> files(Path place, List<PluginProblem> problems) {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(place.resolve("META-INF/services"))) {
      files.add(place);
    }
    try (Stream<Path> children = Files.list(place)) {
      children.filter(PluginPlace::isJar).sorted().forEach(files::add);
    } catch (IOException e) {
      problems.add(PluginProblem.ofJar(place.toString(), "it cannot be listed: " + reason(e)));
      return files;
    }
    if (files.isEmpty()) {
      problems.add(PluginProblem.ofJar(place.toString(), "there is no jar in this folder"));
    }
    return files;
  }

  private static boolean isJar(Path file) {
    return file.getFileName().toString().endsWith(".jar") && Files.isRegularFile(file);
  }

  private static String reason(Exception error) {
    return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
  }
}
