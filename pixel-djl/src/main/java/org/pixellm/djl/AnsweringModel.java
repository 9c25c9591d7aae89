// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.nn.Parameter;
import com.google.inject.Guice;
import com.google.inject.Injector;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.plugins.data.Example;
import org.pixellm.tasks.encode.TextEncoders;
import org.pixellm.tasks.model.OpenTasks;
import org.pixellm.tasks.model.TaskModelFiles;
import org.pixellm.train.device.DeviceChoice;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.RendererCheck;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.plugins.PluginsModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A saved model that answers examples. Several threads may ask it at once. */
interface AnsweringModel extends AutoCloseable {

  /** What the model is, to go on with "the model": {@code in runs/tags has the head x}. */
  String description();

  /** What it takes. */
  Class<? extends Example> exampleType();

  /** What it makes of one. */
  Class<?> predictionType();

  /** The labels that its predictions may have, in order; empty if there are none. */
  List<String> labels();

  /** All parameters by their names in the file. */
  Map<String, Parameter> parameters();

  /**
   * Answers.
   *
   * @param examples in any number
   * @return one prediction an example, in order, of {@link #predictionType}
   * @throws org.pixellm.plugins.PixelException if one cannot be drawn
   */
  List<Object> answer(List<Example> examples);

  @Override
  void close();

  /**
   * Opens the model of a directory, with the plug-ins that the current thread's class loader sees.
   *
   * @param device where it is to compute
   * @throws org.pixellm.plugins.PixelException if there is no model, or a file of it is wrong
   */
  static AnsweringModel open(Path directory, AnsweringOptions options, DeviceChoice device) {
    Injector injector = Guice.createInjector(new PluginsModule(PluginLoader.current()));
    Logger log = LoggerFactory.getLogger(AnsweringModel.class);
    RendererCheck check =
        options.strictRenderer()
            ? RendererCheck.strict("leave out strictRenderer")
            : RendererCheck.warning(log::warn);
    ConfigEntries config = injector.getInstance(ModelFiles.class).readConfiguration(directory);
    if (!TaskModelFiles.hasHead(config)) {
      return new HeadlessModel(
          directory,
          injector
              .getInstance(TextEncoders.class)
              .open(directory, options.encoding().on(device), check));
    }
    return new HeadedModel(
        directory,
        injector.getInstance(OpenTasks.class).open(directory, saved -> saved, check, 0, device),
        injector.getInstance(PluginCreator.class));
  }
}
