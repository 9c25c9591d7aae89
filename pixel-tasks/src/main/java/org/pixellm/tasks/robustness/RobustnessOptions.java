// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.util.List;
import java.util.function.BiFunction;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.PluginKind;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.device.DeviceChoice;

/**
 * What is measured.
 *
 * @param models at least one; others are compared with the first name
 * @param data on what
 * @param attacks what is done to it
 * @param report what is made of it
 * @param threads of the engine; 0 for its own choice
 * @param device where models compute
 */
public record RobustnessOptions(
    List<NamedModel> models,
    MeasuredData data,
    AttackPlan attacks,
    ReportOptions report,
    int threads,
    DeviceChoice device) {
  /**
   * Copies and checks.
   *
   * @throws PixelException if other data has the name of an attack or a group
   */
  public RobustnessOptions {
    models = List.copyOf(models);
    for (String name : data.others().keySet()) {
      if (attacks.names().contains(name) || attacks.groups().containsKey(name)) {
        throw new PixelException(
            "%s is the name of an attack or a group, and of other data, too; call one otherwise"
                .formatted(name));
      }
    }
  }

  /**
   * The same with all settings of the attacks written out: what is measured is told by the report,
   * and another default is another attack.
   *
   * @param resolve a choice of a kind with all its settings
   */
  RobustnessOptions resolved(BiFunction<PluginKind, PluginChoice, PluginChoice> resolve) {
    return new RobustnessOptions(models, data, attacks.resolved(resolve), report, threads, device);
  }

  /** Names of the models, each once, in order. */
  public List<String> names() {
    return models.stream().map(NamedModel::name).distinct().toList();
  }
}
