// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.multibindings.Multibinder;
import org.pixellm.plugins.PluginFactory;
import org.pixellm.plugins.PluginKind;

/**
 * Binds every factory that {@link java.util.ServiceLoader} finds into a {@code MapBinder} of its
 * kind, and the {@link PluginRegistry} that reads them. Modules of a user may add to the same
 * binders; {@link PluginTypes} shows how.
 */
public final class PluginsModule extends AbstractModule {
  private final ClassLoader loader;

  /** Finds what a class loader sees. */
  public PluginsModule(ClassLoader loader) {
    this.loader = loader;
  }

  @Override
  protected void configure() {
    Multibinder.newSetBinder(binder(), PluginProblem.class);
    bind(PluginKind.RENDERER, PluginTypes.RENDERER);
    bind(PluginKind.LAYOUT_MODE, PluginTypes.LAYOUT_MODE);
    bind(PluginKind.BACKBONE, PluginTypes.BACKBONE);
    bind(PluginKind.OBJECTIVE, PluginTypes.OBJECTIVE);
    bind(PluginKind.TASK_HEAD, PluginTypes.TASK_HEAD);
    bind(PluginKind.DATASET_READER, PluginTypes.DATASET_READER);
    bind(PluginKind.ATTACK, PluginTypes.ATTACK);
    bind(PluginKind.METRIC, PluginTypes.METRIC);
    bind(PluginKind.RUN_LISTENER, PluginTypes.RUN_LISTENER);
    bind(PluginKind.SCREENSHOT_READER, PluginTypes.SCREENSHOT_READER);
    bind(PluginKind.FILM_WRITER, PluginTypes.FILM_WRITER);
    bind(PluginRegistry.class).in(Singleton.class);
  }

  private <F extends PluginFactory<?>> void bind(PluginKind kind, TypeLiteral<F> type) {
    // Two of one name are not Guice's to refuse: only whoever asks for that name is told.
    MapBinder<String, F> binder =
        MapBinder.newMapBinder(binder(), PluginTypes.NAME, type).permitDuplicates();
    ServiceScan scan = ServiceScan.of(kind, loader);
    for (PluginEntry entry : scan.entries()) {
      @SuppressWarnings("unchecked") // found under the kind's own interface
      F factory = (F) entry.factory();
      binder.addBinding(entry.name()).toInstance(factory);
    }
    Multibinder<PluginProblem> problems = Multibinder.newSetBinder(binder(), PluginProblem.class);
    scan.problems().forEach(problem -> problems.addBinding().toInstance(problem));
  }
}
