// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.RendererFingerprint;
import org.pixellm.train.checkpoint.TrainingState;
import org.pixellm.train.data.DataFingerprint;
import org.pixellm.train.data.DataManifest;
import org.pixellm.train.device.Devices;

/**
 * How a model came to be: enough to make it again. The entries of {@code provenance.json} are the
 * same for all kinds of runs. Safe to share between threads.
 */
public final class Provenance {
  /** The entry on the model that a run begins with. */
  static final String START = "start";

  private final Kind kind;
  private final Map<String, Object> configuration;
  private final Engine engine;
  private final Devices devices;
  private final RendererFingerprint renderer;
  private final FutureTask<DataManifest> manifest;
  private final Map<String, Object> more;

  /** What kind of run makes models. */
  public enum Kind {
    /** {@link Pretraining}. */
    PRETRAINING,
    /** Fine-tuning for a task. */
    FINE_TUNING;

    /** The name in {@code provenance.json}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * The provenance of a run's models.
   *
   * @param configuration the run's, with every setting
   * @param engine what it computes with
   * @param devices where
   * @param renderer what it draws with
   * @param data all bytes of the files it reads; asked for once, when something is first saved or
   *     by {@link #readAhead}
   */
  public Provenance(
      Kind kind,
      Map<String, Object> configuration,
      Engine engine,
      Devices devices,
      RendererFingerprint renderer,
      Supplier<DataManifest> data) {
    this(kind, configuration, engine, devices, renderer, new FutureTask<>(data::get), Map.of());
  }

  private Provenance(
      Kind kind,
      Map<String, Object> configuration,
      Engine engine,
      Devices devices,
      RendererFingerprint renderer,
      FutureTask<DataManifest> manifest,
      Map<String, Object> more) {
    this.kind = kind;
    this.configuration = configuration;
    this.engine = engine;
    this.devices = devices;
    this.renderer = renderer;
    this.manifest = manifest;
    this.more = more;
  }

  /**
   * Reads the data's bytes now, beside the caller, so that what is first saved need not wait for
   * gigabytes. What goes wrong is told when something is saved.
   *
   * @return this
   */
  public Provenance readAhead() {
    Thread thread = new Thread(manifest, "hashes of the data");
    thread.setDaemon(true); // a run that ends without saving anything does not wait for it
    thread.start();
    return this;
  }

  /**
   * The same with another entry.
   *
   * @param value text, a number, a boolean, or a list or map of these
   */
  public Provenance with(String key, Object value) {
    Map<String, Object> added = new LinkedHashMap<>(more);
    added.put(key, value);
    return new Provenance(kind, configuration, engine, devices, renderer, manifest, added);
  }

  /**
   * The same with the seed of the training, of those that its run has.
   *
   * @param seed as the user gave it
   */
  public Provenance withSeed(long seed) {
    return with("seed", seed);
  }

  /**
   * The same of a run that begins with another model's values.
   *
   * @param model its directory
   * @param files its files that matter
   */
  public Provenance startingWith(String model, DataManifest files) {
    return with(START, Map.of("model", model, "files", files.toMap()));
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
    map.put("kind", kind.label());
    map.put("step", step);
    map.put("scores", new TreeMap<>(scores));
    map.put("configuration", configuration);
    map.put(
        "data",
        Map.of(
            "files", data.files(),
            "bytes", data.bytes(),
            "sha256", data.sha256(),
            "contents", manifest().toMap()));
    map.putAll(more);
    map.put("renderer", Map.of("backend", renderer.backend(), "page_hash", renderer.pageHash()));
    map.put("versions", versions());
    map.put(
        "hardware",
        Map.of(
            "processors", Runtime.getRuntime().availableProcessors(),
            "engine_threads", JniUtils.getNumThreads(),
            "device", devices.toString()));
    return map;
  }

  private DataManifest manifest() {
    manifest.run(); // unless that was done, or is being done: then it is waited for
    try {
      return manifest.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PixelException("reading the data was interrupted", e);
    }
  }

  private Map<String, Object> versions() {
    String version = Provenance.class.getPackage().getImplementationVersion();
    return Map.of(
        "pixel",
        version == null ? "unpackaged" : version,
        "djl",
        Engine.getDjlVersion(),
        "engine",
        engine.getEngineName() + " " + engine.getVersion(),
        "java",
        System.getProperty("java.vm.vendor") + " " + Runtime.version(),
        "os",
        List.of(System.getProperty("os.name"), System.getProperty("os.arch")));
  }
}
