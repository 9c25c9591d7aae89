// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.model;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.pixellm.model.nn.ParameterValues;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.NetworkPart;
import org.pixellm.plugins.model.Objective;

/** A backbone and its pretraining objective, with the arrays of both. */
public final class PixelModel implements AutoCloseable {
  private final String backboneName;
  private final EncoderBackbone backbone;
  private final String objectiveName;
  private final Objective objective;
  private final NDManager manager;
  private final Map<String, Objective> measures = new LinkedHashMap<>();

  /**
   * A model on the CPU whose parts have no values yet.
   *
   * @param backboneName name of the plug-in that made the backbone
   * @param objectiveName name of the plug-in that made the objective
   */
  public PixelModel(
      String backboneName, EncoderBackbone backbone, String objectiveName, Objective objective) {
    this(backboneName, backbone, objectiveName, objective, Device.cpu());
  }

  /**
   * A model whose parts have no values yet.
   *
   * @param backboneName name of the plug-in that made the backbone
   * @param objectiveName name of the plug-in that made the objective
   * @param device where its arrays are, and what it computes
   */
  public PixelModel(
      String backboneName,
      EncoderBackbone backbone,
      String objectiveName,
      Objective objective,
      Device device) {
    this.backboneName = backboneName;
    this.backbone = backbone;
    this.objectiveName = objectiveName;
    this.objective = objective;
    this.manager = NDManager.newBaseManager(device);
  }

  /** The encoder. */
  public EncoderBackbone backbone() {
    return backbone;
  }

  /** What it is trained to do. */
  public Objective objective() {
    return objective;
  }

  /**
   * Adds another objective by which the model is measured, never trained. It must have the same
   * parameters as the model's own, and shares their arrays from now on.
   *
   * @param name goes before the names of its scores
   * @throws IllegalArgumentException if it has other parameters
   */
  public void measureBy(String name, Objective other) {
    Map<String, Parameter> own = objective.parameters();
    Map<String, Parameter> others = other.parameters();
    if (!own.keySet().equals(others.keySet())) {
      throw new IllegalArgumentException(
          "what measures a model must have its parameters, not " + others.keySet());
    }
    others.forEach(
        (parameter, copy) -> ParameterValues.replace(copy, own.get(parameter).getArray(), manager));
    measures.put(name, other);
  }

  /** What the model is measured by besides its own objective, by name. */
  public Map<String, Objective> measures() {
    return Collections.unmodifiableMap(measures);
  }

  /** Owns the model's arrays; make sub-managers of it for work that ends. */
  public NDManager manager() {
    return manager;
  }

  /** Gives all parameters fresh values. */
  public void initialize(RandomGenerator random) {
    backbone.initialize(manager, random);
    objective.initialize(manager, random);
  }

  /** All parameters by checkpoint name: the backbone's, then the objective's. */
  public Map<String, Parameter> parameters() {
    Map<String, Parameter> all = new LinkedHashMap<>(backbone.parameters());
    all.putAll(objective.parameters());
    return all;
  }

  /** Whether training passes must run one after another, see {@link NetworkPart}. */
  public boolean drawsEngineRandomness() {
    return backbone.drawsEngineRandomness() || objective.drawsEngineRandomness();
  }

  /** How many values are trained. */
  public long trainedValues() {
    return parameters().values().stream()
        .filter(Parameter::requiresGradient)
        .mapToLong(parameter -> parameter.getShape().size())
        .sum();
  }

  /** Patches of the longest text the model was trained on, the separator included. */
  public int trainedPatches() {
    return new ConfigEntries(JsonObjectFile.CONFIG, configuration()).inputShape().maxPatches();
  }

  /** The entries of {@code config.json}. */
  public Map<String, Object> configuration() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("architectures", List.of("PIXELForPreTraining"));
    map.put("model_type", backboneName);
    map.put("objective", objectiveName);
    map.putAll(backbone.configuration());
    map.putAll(objective.configuration());
    return map;
  }

  @Override
  public void close() {
    measures.values().forEach(Objective::close);
    objective.close();
    backbone.close();
    manager.close();
  }
}
