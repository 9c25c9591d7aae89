// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.model;

import ai.djl.Device;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.device.DeviceChoice;
import org.pixellm.train.engine.TorchEngine;
import org.pixellm.train.model.RendererCheck;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.plugins.PluginCreator;

/** Opens fine-tuned models. */
public final class OpenTasks {
  private final PluginCreator plugins;
  private final TaskModelFiles files;

  /** Models made of the given plug-ins. */
  @Inject
  public OpenTasks(PluginCreator plugins, TaskModelFiles files) {
    this.plugins = plugins;
    this.files = files;
  }

  /**
   * Opens a model. Starts the engine if it does not run.
   *
   * @param directory a fine-tuned model's
   * @param change what the user wants otherwise than the model was trained, such as other windows
   * @param check what is done if text is drawn otherwise here than where the model was trained
   * @param threads threads of the engine; 0 for its own choice
   * @param choice where it is to compute
   * @throws PixelException if there is no such model or device, or the model has no head
   */
  public OpenTask open(
      Path directory,
      UnaryOperator<TaskDescription> change,
      RendererCheck check,
      int threads,
      DeviceChoice choice) {
    TaskDescription description = change.apply(files.describe(directory));
    RendererSettings settings = files.readRenderer(directory);
    TextRenderer renderer = plugins.renderer(settings.renderer(), settings.layout());
    check.check(directory, settings, renderer);
    Device device = choice.oneOn(TorchEngine.start(threads));
    return new OpenTask(files.read(directory, device), renderer, description);
  }
}
