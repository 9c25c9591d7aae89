// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pixellm.plugins.PluginKind;

/**
 * The factories on the plug-in path. What is wrong with one jar is told of that jar and changes
 * nothing for others.
 *
 * @param entries those that can be used
 * @param problems plug-ins and jars that cannot
 */
record PathScan(List<PluginEntry> entries, List<PluginProblem> problems) {

  static PathScan of(PluginPath path, ClassLoader application) {
    List<PluginEntry> entries = new ArrayList<>();
    List<PluginProblem> problems = new ArrayList<>();
    for (Path place : path.places()) {
      PathScan found = of(place, application);
      entries.addAll(found.entries);
      problems.addAll(found.problems);
    }
    return new PathScan(List.copyOf(entries), List.copyOf(problems));
  }

  private static PathScan of(Path named, ClassLoader application) {
    PluginPlace place = PluginPlace.open(named, application);
    List<PluginProblem> problems = new ArrayList<>(place.problems());
    Map<Class<?>, List<Listing>> byClass = new LinkedHashMap<>();
    for (PluginJar jar : place.jars()) {
      JarServices services = jar.services(place.classes());
      if (!PluginJar.hasPlugins(services)) {
        // Beside plug-ins lie their libraries.
        if (!Files.isDirectory(named)) {
          problems.add(
              PluginProblem.ofJar(
                  jar.origin(), "it names no plug-ins, for which there is META-INF/services"));
        }
        continue;
      }
      if (jar.refusal().isPresent()) {
        problems.add(PluginProblem.ofJar(jar.origin(), jar.refusal().get()));
        continue;
      }
      for (PluginKind kind : PluginKind.values()) {
        ServiceScan scan = ServiceScan.of(kind, services, Origins.all(jar.origin()));
        problems.addAll(scan.problems());
        for (PluginEntry entry : scan.entries()) {
          byClass
              .computeIfAbsent(entry.factory().getClass(), type -> new ArrayList<>())
              .add(new Listing(entry, services.has(entry.factory().getClass())));
        }
      }
    }
    List<PluginEntry> entries = new ArrayList<>();
    byClass.forEach((type, listings) -> sort(type, listings, place, entries, problems));
    return new PathScan(entries, problems);
  }

  /**
   * A jar's word for a plug-in.
   *
   * @param entry the plug-in
   * @param own whether the jar has the class itself
   */
  private record Listing(PluginEntry entry, boolean own) {
    PluginProblem problem(String reason) {
      return new PluginProblem(entry.kind(), entry.name(), entry.origin(), reason);
    }
  }

  private static void sort(
      Class<?> type,
      List<Listing> listings,
      PluginPlace place,
      List<PluginEntry> entries,
      List<PluginProblem> problems) {
    if (type.getClassLoader() != place.classes()) {
      String reason =
          "its class %s is in %s, which is used; leave it out of this jar"
              .formatted(type.getName(), PluginOrigin.of(type));
      listings.forEach(listing -> problems.add(listing.problem(reason)));
      return;
    }
    List<Listing> copies = listings.stream().filter(Listing::own).toList();
    if (copies.size() > 1) {
      String jars =
          copies.stream().map(copy -> copy.entry().origin()).collect(Collectors.joining(" and "));
      problems.add(
          copies
              .get(0)
              .problem(
                  "its class %s is in %s, so neither is used; keep one"
                      .formatted(type.getName(), jars)));
      return;
    }
    entries.add((copies.isEmpty() ? listings : copies).get(0).entry());
  }
}
