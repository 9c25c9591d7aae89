// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.engine.Engine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pixellm.train.checkpoint.TrainingState;
import org.pixellm.train.data.DataFingerprint;

/** How a model came to be: enough to make it again. */
public final class Provenance {
  private final Map<String, Object> configuration;
  private final Engine engine;
  private final Map<String, Object> more;

  /**
   * The provenance of a run's models.
   *
   * @param configuration the run's, with every setting
   * @param engine what it computes with
   */
  public Provenance(Map<String, Object> configuration, Engine engine) {
    this(configuration, engine, Map.of());
  }

  private Provenance(Map<String, Object> configuration, Engine engine, Map<String, Object> more) {
    this.configuration = configuration;
    this.engine = engine;
    this.more = more;
  }

  /**
   * The same with another entry.
   *
   * @param value text, a number, a boolean, or a list or map of these
   */
  public Provenance with(String key, Object value) {
    Map<String, Object> added = new LinkedHashMap<>(more);
    added.put(key, value);
    return new Provenance(configuration, engine, added);
  }

  /**
   * Entries of {@code provenance.json}.
   *
   * @param scores the last measurement
   */
  Map<String, Object> entries(TrainingState state, Map<String, Double> scores) {
    return entries(state.step(), state.data(), scores);
  }

  /**
   * Entries of {@code provenance.json}.
   *
   * @param step optimiser steps done
   * @param data what the run is trained on
   * @param scores the last measurement
   */
  public Map<String, Object> entries(long step, DataFingerprint data, Map<String, Double> scores) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("step", step);
    map.put("scores", new TreeMap<>(scores));
    map.put("configuration", configuration);
    map.put("data", Map.of("files", data.files(), "bytes", data.bytes(), "sha256", data.sha256()));
    map.putAll(more);
    Package code = Provenance.class.getPackage();
    String version = code.getImplementationVersion();
    map.put(
        "versions",
        Map.of(
            "pixel",
            version == null ? "unpackaged" : version,
            "engine",
            engine.getEngineName() + " " + engine.getVersion(),
            "java",
            System.getProperty("java.vm.vendor") + " " + Runtime.version(),
            "os",
            List.of(System.getProperty("os.name"), System.getProperty("os.arch"))));
    return map;
  }
}
