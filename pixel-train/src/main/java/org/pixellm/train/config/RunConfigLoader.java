// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixellm.plugins.PixelException;

/** Reads and writes the configuration of a pretraining run. Safe to share between threads. */
public final class RunConfigLoader {
  private final ConfigLoader loader;

  /** Reads with a binder of its own. */
  public RunConfigLoader() {
    this(new ConfigLoader(new RecordBinder()));
  }

  /** Reads with the given loader. */
  @Inject
  public RunConfigLoader(ConfigLoader loader) {
    this.loader = loader;
  }

  /**
   * {@link RunConfig#defaults()}, a file over them, the command line over both. Where these name a
   * model, renderer, layout and encoder that they do not name are {@link RunConfig#OF_MODEL}.
   *
   * @param file YAML
   * @param settings {@code a.b=c} each, the value in YAML
   * @throws PixelException if the file is missing, empty or not YAML, or a setting is wrong
   */
  public RunConfig load(Path file, List<String> settings) {
    return load(RunConfig.defaults(), Optional.of(file), settings);
  }

  /**
   * A configuration with the command line over it.
   *
   * @param settings {@code a.b=c} each, the value in YAML
   * @throws PixelException if a setting is wrong
   */
  public RunConfig load(RunConfig defaults, List<String> settings) {
    return load(defaults, Optional.empty(), settings);
  }

  /** What the defaults are is known only when it is known whether there is a model. */
  private RunConfig load(RunConfig defaults, Optional<Path> file, List<String> settings) {
    RunConfig config = loader.load(defaults, file, settings);
    return config.hasModel() && !defaults.hasModel()
        ? loader.load(defaults.ofModel(), file, settings)
        : config;
  }

  /** A configuration with every setting written out. Loading the text gives an equal record. */
  public String toYaml(RunConfig configuration) {
    return loader.toYaml(configuration);
  }

  /** A configuration with every setting, as strings, numbers, booleans, lists and maps. */
  public Map<String, Object> toMap(RunConfig configuration) {
    return loader.toMap(configuration);
  }
}
