// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.util.List;
import java.util.function.Supplier;
import org.pixellm.train.plugins.PluginPath;
import org.pixellm.train.plugins.PluginProblem;
import org.pixellm.train.plugins.PluginRegistry;
import org.pixellm.train.plugins.PluginsModule;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

/**
 * Makes command objects, with what their constructors ask for. The injector, and with it the search
 * for plug-ins, waits until a command was named: {@code pixel --help} does without.
 */
final class CommandFactory implements IFactory {
  private final Interruption interruption;
  private final Output output;
  private final ClassLoader plugins;
  private final Supplier<PluginPath> path;
  private final IFactory plain = CommandLine.defaultFactory();
  private Injector injector;

  /**
   * A factory.
   *
   * @param interruption shared with commands
   * @param output where commands write
   * @param plugins where plug-ins are looked for
   * @param path where others are; asked for when a command is made
   */
  CommandFactory(
      Interruption interruption, Output output, ClassLoader plugins, Supplier<PluginPath> path) {
    this.output = output;
    this.interruption = interruption;
    this.plugins = plugins;
    this.path = path;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    return type.isAnnotationPresent(Command.class)
        ? injector().getInstance(type)
        : plain.create(type);
  }

  /** Plug-ins that cannot be used. */
  List<PluginProblem> problems() {
    return injector().getInstance(PluginRegistry.class).problems();
  }

  private synchronized Injector injector() {
    if (injector == null) {
      injector =
          Guice.createInjector(
              new PluginsModule(plugins, path.get()),
              binder -> {
                binder.bind(Interruption.class).toInstance(interruption);
                binder.bind(Output.class).toInstance(output);
              });
    }
    return injector;
  }
}
