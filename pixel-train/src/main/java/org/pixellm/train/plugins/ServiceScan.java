// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.pixellm.plugins.PluginFactory;
import org.pixellm.plugins.PluginKind;

/**
 * The factories of one kind that ServiceLoader finds. One that cannot be loaded does not hide the
 * others.
 *
 * @param entries those that can be used
 * @param problems those that cannot
 */
record ServiceScan(List<PluginEntry> entries, List<PluginProblem> problems) {
  /**
   * More broken services than anyone has: ServiceLoader does not promise to go on after an error.
   */
  private static final int MOST_PROBLEMS = 1000;

  private static final String NAME = "[a-z][a-z0-9-]*";

  /**
   * Looks for factories.
   *
   * @param loader sees the files that name them, and their classes
   * @param origins names the jars they are in
   */
  static ServiceScan of(PluginKind kind, ClassLoader loader, Origins origins) {
    List<PluginEntry> entries = new ArrayList<>();
    List<PluginProblem> problems = new ArrayList<>();
    ServiceFiles files = new ServiceFiles(loader, kind.factoryType());
    Iterator<? extends PluginFactory<?>> factories = load(kind, loader).iterator();
    while (problems.size() < MOST_PROBLEMS) {
      PluginFactory<?> factory;
      try {
        if (!factories.hasNext()) {
          break;
        }
        factory = factories.next();
      } catch (ServiceConfigurationError | LinkageError e) {
        problems.add(problem(kind, files, origins, e));
        continue;
      }
      String origin = origins.of(factory.getClass());
      try {
        entries.add(new PluginEntry(kind, checkedName(factory), factory, origin));
      } catch (RuntimeException | LinkageError e) {
        problems.add(
            new PluginProblem(kind, factory.getClass().getName(), origin, LoadFailure.reason(e)));
      }
    }
    return new ServiceScan(List.copyOf(entries), List.copyOf(problems));
  }

  @SuppressWarnings("unchecked") // the kind's interface is raw; every factory of it is one of <?>
  private static ServiceLoader<? extends PluginFactory<?>> load(
      PluginKind kind, ClassLoader loader) {
    return (ServiceLoader<? extends PluginFactory<?>>)
        (ServiceLoader<?>) ServiceLoader.load(kind.factoryType(), loader);
  }

  /**
   * A factory's name.
   *
   * @throws IllegalArgumentException if no user could ask for it
   */
  static String checkedName(PluginFactory<?> factory) {
    String name = factory.name();
    if (name == null || !name.matches(NAME)) {
      throw new IllegalArgumentException(
          "its name is \"%s\", but names are lower-case letters, digits and hyphens, first a letter"
              .formatted(name));
    }
    return name;
  }

  private static PluginProblem problem(
      PluginKind kind, ServiceFiles files, Origins origins, Throwable error) {
    Optional<ServiceFiles.Mention> mention = files.mentionedIn(String.valueOf(error.getMessage()));
    return new PluginProblem(
        kind,
        mention.map(ServiceFiles.Mention::provider).orElse("of an unknown name"),
        mention.map(m -> origins.of(m.file())).orElse("an unknown jar"),
        LoadFailure.reason(error));
  }
}
