// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Singleton;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.util.Providers;
import java.util.stream.Stream;
import org.pixellm.plugins.PluginFactory;
import org.pixellm.plugins.PluginKind;
import org.pixellm.train.attack.ChainAttackFactory;
import org.pixellm.train.script.ByScriptRendererFactory;

/**
 * Binds every factory that {@link java.util.ServiceLoader} finds into a {@code MapBinder} of its
 * kind, and the {@link PluginRegistry} that reads them. Modules of a user may add to the same
 * binders; {@link PluginTypes} shows how.
 */
public final class PluginsModule extends AbstractModule {
  private final ClassLoader loader;
  private final PluginPath path;

  /** Finds what a class loader sees. */
  public PluginsModule(ClassLoader loader) {
    this(loader, PluginPath.NONE);
  }

  /**
   * Finds what a class loader sees, and what lies on a plug-in path.
   *
   * @param loader the application's
   * @param path jars and folders of jars, whose classes are loaded by children of the loader
   */
  public PluginsModule(ClassLoader loader, PluginPath path) {
    this.loader = loader;
    this.path = path;
  }

  @Override
  protected void configure() {
    PathScan onPath = PathScan.of(path, loader);
    bind(PathOrigins.class).toInstance(new PathOrigins(onPath.entries()));
    Multibinder<PluginProblem> problems = Multibinder.newSetBinder(binder(), PluginProblem.class);
    onPath.problems().forEach(problem -> problems.addBinding().toInstance(problem));
    bind(PluginKind.RENDERER, PluginTypes.RENDERER, onPath);
    bind(PluginKind.LAYOUT_MODE, PluginTypes.LAYOUT_MODE, onPath);
    bind(PluginKind.BACKBONE, PluginTypes.BACKBONE, onPath);
    bind(PluginKind.OBJECTIVE, PluginTypes.OBJECTIVE, onPath);
    bind(PluginKind.TASK_HEAD, PluginTypes.TASK_HEAD, onPath);
    bind(PluginKind.DATASET_READER, PluginTypes.DATASET_READER, onPath);
    bind(PluginKind.ATTACK, PluginTypes.ATTACK, onPath);
    bind(PluginKind.PICTURE_ATTACK, PluginTypes.PICTURE_ATTACK, onPath);
    bind(PluginKind.METRIC, PluginTypes.METRIC, onPath);
    bind(PluginKind.RUN_LISTENER, PluginTypes.RUN_LISTENER, onPath);
    bind(PluginKind.SCREENSHOT_READER, PluginTypes.SCREENSHOT_READER, onPath);
    bind(PluginKind.FILM_WRITER, PluginTypes.FILM_WRITER, onPath);
    Provider<PluginCreator> creator = getProvider(PluginCreator.class);
    MapBinder.newMapBinder(binder(), PluginTypes.NAME, PluginTypes.RENDERER)
        .permitDuplicates()
        .addBinding(ByScriptRendererFactory.NAME)
        .toInstance(
            new ByScriptRendererFactory((choice, mode) -> creator.get().renderer(choice, mode)));
    MapBinder.newMapBinder(binder(), PluginTypes.NAME, PluginTypes.ATTACK)
        .permitDuplicates()
        .addBinding(ChainAttackFactory.NAME)
        .toInstance(new ChainAttackFactory(choice -> creator.get().attack(choice)));
    bind(PluginRegistry.class).in(Singleton.class);
  }

  private <F extends PluginFactory<?>> void bind(
      PluginKind kind, TypeLiteral<F> type, PathScan onPath) {
    // Two of one name are not Guice's to refuse: only whoever asks for that name is told.
    MapBinder<String, F> binder =
        MapBinder.newMapBinder(binder(), PluginTypes.NAME, type).permitDuplicates();
    ServiceScan scan = ServiceScan.of(kind, loader, Origins.CLASS_PATH);
    Stream.concat(scan.entries().stream(), onPath.entries().stream().filter(e -> e.kind() == kind))
        .forEach(entry -> bind(entry, binder));
    Multibinder<PluginProblem> problems = Multibinder.newSetBinder(binder(), PluginProblem.class);
    scan.problems().forEach(problem -> problems.addBinding().toInstance(problem));
  }

  private static <F extends PluginFactory<?>> void bind(
      PluginEntry entry, MapBinder<String, F> binder) {
    @SuppressWarnings("unchecked") // found under the kind's own interface
    F factory = (F) entry.factory();
    // Not as an instance: Guice would look at all its members for something to inject, and fail
    // for all plug-ins if a class that one of them mentions is not there.
    binder.addBinding(entry.name()).toProvider(Providers.of(factory));
  }
}
