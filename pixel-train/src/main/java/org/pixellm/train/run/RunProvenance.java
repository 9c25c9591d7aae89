// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.engine.Engine;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.config.RunConfigLoader;
import org.pixellm.train.data.DataManifest;
import org.pixellm.train.data.PretrainingData;
import org.pixellm.train.data.SourceShare;
import org.pixellm.train.device.Devices;
import org.pixellm.train.model.ModelFiles;

/** Says how the models of a pretraining come to be. */
final class RunProvenance {
  private final RunConfigLoader configurations;
  private final ModelFiles modelFiles;

  RunProvenance(RunConfigLoader configurations, ModelFiles modelFiles) {
    this.configurations = configurations;
    this.modelFiles = modelFiles;
  }

  /**
   * The provenance of a run.
   *
   * @param parent the model that it began with; a run that goes on may do so without, and copies
   *     what its checkpoint says of it
   * @param checkpoint where it goes on
   */
  Provenance of(
      RunConfig config,
      Engine engine,
      Devices devices,
      TextRenderer renderer,
      PretrainingData data,
      Optional<ParentModel> parent,
      Optional<Path> checkpoint) {
    Provenance provenance =
        new Provenance(
                Provenance.Kind.PRETRAINING,
                configurations.toMap(config),
                engine,
                devices,
                renderer.fingerprint(),
                () -> DataManifest.of(config.data().named()))
            .withSeed(config.seed());
    if (!data.shares().isEmpty()) {
      provenance = provenance.with("sources", sources(data.shares()));
    }
    if (parent.isEmpty()) {
      return provenance;
    }
    Provenance made = provenance;
    return checkpoint
        .flatMap(modelFiles::readProvenance)
        .map(saved -> ParentModel.copyTo(made, saved))
        .orElseGet(() -> parent.get().addTo(made));
  }

  private static Map<String, Object> sources(List<SourceShare> shares) {
    Map<String, Object> sources = new LinkedHashMap<>();
    for (SourceShare source : shares) {
      sources.put(
          source.name(),
          Map.of(
              "windows", Math.round(source.windows()),
              "share", source.share(),
              "passes_per_epoch", source.passes()));
    }
    return sources;
  }
}
