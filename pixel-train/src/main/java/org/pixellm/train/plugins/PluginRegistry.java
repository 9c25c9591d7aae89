// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.PluginFactory;
import org.pixellm.plugins.PluginKind;
import org.pixellm.plugins.data.DatasetReaderFactory;
import org.pixellm.plugins.film.FilmWriterFactory;
import org.pixellm.plugins.model.EncoderBackboneFactory;
import org.pixellm.plugins.model.ObjectiveFactory;
import org.pixellm.plugins.render.LayoutModeFactory;
import org.pixellm.plugins.render.PictureAttackFactory;
import org.pixellm.plugins.render.ScreenshotReaderFactory;
import org.pixellm.plugins.render.TextRendererFactory;
import org.pixellm.plugins.run.RunListenerFactory;
import org.pixellm.plugins.task.MetricFactory;
import org.pixellm.plugins.task.TaskHeadFactory;
import org.pixellm.plugins.task.TextAttackFactory;
import org.pixellm.train.config.NearestName;
import org.pixellm.train.config.SettingDescription;

/**
 * All plug-ins by kind and name. One that cannot be used, or whose name another has too, leaves the
 * rest untouched: it is listed among the {@linkplain #problems() problems}. Safe to share between
 * threads.
 */
public final class PluginRegistry {
  private final Map<PluginKind, Map<String, List<PluginEntry>>> entries =
      new EnumMap<>(PluginKind.class);
  private final List<PluginProblem> problems;
  private final PathOrigins onPath;

  @Inject
  PluginRegistry(
      Map<String, Set<TextRendererFactory<?>>> renderers,
      Map<String, Set<LayoutModeFactory<?>>> layoutModes,
      Map<String, Set<EncoderBackboneFactory<?>>> backbones,
      Map<String, Set<ObjectiveFactory<?>>> objectives,
      Map<String, Set<TaskHeadFactory<?>>> taskHeads,
      Map<String, Set<DatasetReaderFactory<?>>> datasetReaders,
      Map<String, Set<TextAttackFactory<?>>> attacks,
      Map<String, Set<PictureAttackFactory<?>>> pictureAttacks,
      Map<String, Set<MetricFactory<?>>> metrics,
      Map<String, Set<RunListenerFactory<?>>> runListeners,
      Map<String, Set<ScreenshotReaderFactory<?>>> screenshotReaders,
      Map<String, Set<FilmWriterFactory<?>>> filmWriters,
      Set<PluginProblem> found,
      PathOrigins onPath) {
    this.onPath = onPath;
    List<PluginProblem> all = new ArrayList<>(found);
    add(PluginKind.RENDERER, renderers, all);
    add(PluginKind.LAYOUT_MODE, layoutModes, all);
    add(PluginKind.BACKBONE, backbones, all);
    add(PluginKind.OBJECTIVE, objectives, all);
    add(PluginKind.TASK_HEAD, taskHeads, all);
    add(PluginKind.DATASET_READER, datasetReaders, all);
    add(PluginKind.ATTACK, attacks, all);
    add(PluginKind.PICTURE_ATTACK, pictureAttacks, all);
    add(PluginKind.METRIC, metrics, all);
    add(PluginKind.RUN_LISTENER, runListeners, all);
    add(PluginKind.SCREENSHOT_READER, screenshotReaders, all);
    add(PluginKind.FILM_WRITER, filmWriters, all);
    this.problems = List.copyOf(all);
  }

  private <F extends PluginFactory<?>> void add(
      PluginKind kind, Map<String, Set<F>> bound, List<PluginProblem> all) {
    Map<String, List<PluginEntry>> byName = new TreeMap<>();
    for (Map.Entry<String, Set<F>> named : bound.entrySet()) {
      // The same class found twice, by ServiceLoader and in a module, is one plug-in.
      Map<Class<?>, PluginEntry> byClass = new LinkedHashMap<>();
      for (F factory : named.getValue()) {
        String origin = onPath.jarOf(factory).orElseGet(() -> PluginOrigin.of(factory.getClass()));
        try {
          PluginEntry entry =
              new PluginEntry(kind, boundName(named.getKey(), factory), factory, origin);
          byClass.putIfAbsent(factory.getClass(), entry);
        } catch (RuntimeException | LinkageError e) {
          all.add(
              new PluginProblem(kind, factory.getClass().getName(), origin, LoadFailure.reason(e)));
        }
      }
      List<PluginEntry> same = withoutReplacements(List.copyOf(byClass.values()), all);
      if (!same.isEmpty()) {
        byName.put(named.getKey(), same);
      }
      if (same.size() > 1) {
        all.add(
            new PluginProblem(
                kind,
                named.getKey(),
                same.get(0).origin(),
                "more than one has this name, so none is used: " + ambiguity(same)));
      }
    }
    entries.put(kind, byName);
  }

  /** What the application brings is never replaced by something that lay on the plug-in path. */
  private List<PluginEntry> withoutReplacements(List<PluginEntry> same, List<PluginProblem> all) {
    List<PluginEntry> own = same.stream().filter(entry -> !isOnPath(entry)).toList();
    if (own.isEmpty()) {
      return same;
    }
    same.stream()
        .filter(this::isOnPath)
        .map(
            entry ->
                new PluginProblem(
                    entry.kind(),
                    entry.name(),
                    entry.origin(),
                    "%s has one of this name, which is used; give the other a name of its own"
                        .formatted(own.get(0).origin())))
        .forEach(all::add);
    return own;
  }

  /** Whether a plug-in came by the plug-in path, and not with the application. */
  public boolean isOnPath(PluginEntry entry) {
    return onPath.jarOf(entry.factory()).isPresent();
  }

  private static String boundName(String key, PluginFactory<?> factory) {
    String name = ServiceScan.checkedName(factory);
    if (!name.equals(key)) {
      throw new IllegalArgumentException(
          "it is bound as \"%s\", but calls itself \"%s\"".formatted(key, name));
    }
    // Read once here, so that settings which cannot be written or shown are found before they are
    // needed.
    for (SettingDescription setting : SettingDescription.of(factory.defaults())) {
      if (setting.key().equals("name")) {
        throw new IllegalArgumentException(
            "its configuration has a setting called name, which stands for the plug-in itself");
      }
    }
    // Called here, so that an error in it is found while others can do without this plug-in.
    if (factory.summary() == null) {
      throw new IllegalArgumentException("it has no summary, but null");
    }
    return name;
  }

  /** The plug-ins of a kind that can be asked for, by name. */
  public List<PluginEntry> entries(PluginKind kind) {
    return entries.get(kind).values().stream()
        .filter(same -> same.size() == 1)
        .flatMap(Collection::stream)
        .toList();
  }

  /** Plug-ins that are there but cannot be used. */
  public List<PluginProblem> problems() {
    return problems;
  }

  /**
   * A plug-in by name.
   *
   * @throws PixelException if there is none, or more than one
   */
  public PluginEntry get(PluginKind kind, String name) {
    List<PluginEntry> same = entries.get(kind).getOrDefault(name, List.of());
    if (same.size() == 1) {
      return same.get(0);
    }
    if (same.size() > 1) {
      throw new PixelException(
          "more than one %s is called \"%s\": %s; remove all but one"
              .formatted(kind.label(), name, ambiguity(same)));
    }
    throw unknown(kind, name);
  }

  private static String ambiguity(List<PluginEntry> same) {
    return same.stream()
        .map(entry -> "%s in %s".formatted(entry.factory().getClass().getName(), entry.origin()))
        .collect(Collectors.joining(" and "));
  }

  private PixelException unknown(PluginKind kind, String name) {
    List<PluginEntry> there = entries(kind);
    String names =
        there.isEmpty()
            ? "there are none"
            : there.stream()
                .map(entry -> "%s (%s)".formatted(entry.name(), entry.origin()))
                .collect(Collectors.joining(", ", "there are: ", ""));
    Optional<String> meant = NearestName.of(name, there.stream().map(PluginEntry::name).toList());
    String broken =
        problems.stream()
            .filter(problem -> problem.concerns(kind))
            .map(PluginProblem::toString)
            .collect(Collectors.joining("; "));
    return new PixelException(
        "no %s is called \"%s\"%s; %s; add the jar %s to the class path or the plug-in path%s"
            .formatted(
                kind.label(),
                name,
                meant.map(nearest -> " (did you mean " + nearest + "?)").orElse(""),
                names,
                HomeJars.of(kind, name).orElse("that has it"),
                broken.isEmpty() ? "" : "; " + broken));
  }

  private <F> F factory(PluginKind kind, String name, Class<F> type) {
    return type.cast(get(kind, name).factory());
  }

  /** A factory of renderers; see {@link #get}. */
  public TextRendererFactory<?> renderer(String name) {
    return factory(PluginKind.RENDERER, name, TextRendererFactory.class);
  }

  /** A factory of layout modes; see {@link #get}. */
  public LayoutModeFactory<?> layoutMode(String name) {
    return factory(PluginKind.LAYOUT_MODE, name, LayoutModeFactory.class);
  }

  /** A factory of backbones; see {@link #get}. */
  public EncoderBackboneFactory<?> backbone(String name) {
    return factory(PluginKind.BACKBONE, name, EncoderBackboneFactory.class);
  }

  /** A factory of objectives; see {@link #get}. */
  public ObjectiveFactory<?> objective(String name) {
    return factory(PluginKind.OBJECTIVE, name, ObjectiveFactory.class);
  }

  /** A factory of task heads; see {@link #get}. */
  public TaskHeadFactory<?> taskHead(String name) {
    return factory(PluginKind.TASK_HEAD, name, TaskHeadFactory.class);
  }

  /** A factory of data set readers; see {@link #get}. */
  public DatasetReaderFactory<?> datasetReader(String name) {
    return factory(PluginKind.DATASET_READER, name, DatasetReaderFactory.class);
  }

  /** A factory of attacks; see {@link #get}. */
  public TextAttackFactory<?> attack(String name) {
    return factory(PluginKind.ATTACK, name, TextAttackFactory.class);
  }

  /** A factory of attacks on pictures; see {@link #get}. */
  public PictureAttackFactory<?> pictureAttack(String name) {
    return factory(PluginKind.PICTURE_ATTACK, name, PictureAttackFactory.class);
  }

  /** A factory of metrics; see {@link #get}. */
  public MetricFactory<?> metric(String name) {
    return factory(PluginKind.METRIC, name, MetricFactory.class);
  }

  /** A factory of run listeners; see {@link #get}. */
  public RunListenerFactory<?> runListener(String name) {
    return factory(PluginKind.RUN_LISTENER, name, RunListenerFactory.class);
  }

  /** A factory of readers of screenshots; see {@link #get}. */
  public ScreenshotReaderFactory<?> screenshotReader(String name) {
    return factory(PluginKind.SCREENSHOT_READER, name, ScreenshotReaderFactory.class);
  }

  /** A factory of film writers; see {@link #get}. */
  public FilmWriterFactory<?> filmWriter(String name) {
    return factory(PluginKind.FILM_WRITER, name, FilmWriterFactory.class);
  }
}
