// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins;

import org.pixellm.plugins.data.DatasetReaderFactory;
import org.pixellm.plugins.film.FilmWriterFactory;
import org.pixellm.plugins.model.EncoderBackboneFactory;
import org.pixellm.plugins.model.ObjectiveFactory;
import org.pixellm.plugins.render.LayoutModeFactory;
import org.pixellm.plugins.render.PictureAttackFactory;
import org.pixellm.plugins.render.ScreenshotReaderFactory;
import org.pixellm.plugins.render.TextRendererFactory;
import org.pixellm.plugins.run.RunListenerFactory;
import org.pixellm.plugins.task.MetricFactory;
import org.pixellm.plugins.task.TaskHeadFactory;
import org.pixellm.plugins.task.TextAttackFactory;

/** The kinds of pieces that can be swapped, each with the service interface that makes it. */
public enum PluginKind {
  /** Draws text into patches. */
  RENDERER("renderer", TextRendererFactory.class),
  /** Decides where on the patch grid text goes. */
  LAYOUT_MODE("layout-mode", LayoutModeFactory.class),
  /** Turns patches into hidden states. */
  BACKBONE("backbone", EncoderBackboneFactory.class),
  /** Turns states into a training loss. */
  OBJECTIVE("objective", ObjectiveFactory.class),
  /** Turns states into predictions of a task. */
  TASK_HEAD("task-head", TaskHeadFactory.class),
  /** Reads examples from files. */
  DATASET_READER("dataset-reader", DatasetReaderFactory.class),
  /** Disturbs text. */
  ATTACK("attack", TextAttackFactory.class),
  /** Disturbs drawn text. */
  PICTURE_ATTACK("picture-attack", PictureAttackFactory.class),
  /** Scores predictions. */
  METRIC("metric", MetricFactory.class),
  /** Follows a run. */
  RUN_LISTENER("run-listener", RunListenerFactory.class),
  /** Reads pictures of text into patches. */
  SCREENSHOT_READER("screenshot-reader", ScreenshotReaderFactory.class),
  /** Writes pictures as a film. */
  FILM_WRITER("film-writer", FilmWriterFactory.class);

  private final String label;

  @SuppressWarnings("rawtypes") // a service interface is looked up by its raw class
  private final Class<? extends PluginFactory> factoryType;

  @SuppressWarnings("rawtypes")
  PluginKind(String label, Class<? extends PluginFactory> factoryType) {
    this.label = label;
    this.factoryType = factoryType;
  }

  /** The kind's name in messages and on the command line, for example {@code layout-mode}. */
  public String label() {
    return label;
  }

  /** The service interface of this kind. */
  @SuppressWarnings("rawtypes")
  public Class<? extends PluginFactory> factoryType() {
    return factoryType;
  }
}
