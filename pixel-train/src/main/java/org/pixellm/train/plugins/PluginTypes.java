// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import com.google.inject.TypeLiteral;
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

/**
 * The types under which factories are bound. A module adds one so:
 *
 * <pre>{@code
 * MapBinder.newMapBinder(binder(), PluginTypes.NAME, PluginTypes.METRIC)
 *     .addBinding("my-metric")
 *     .to(MyMetricFactory.class);
 * }</pre>
 */
public final class PluginTypes {
  /** The plug-in's name. */
  public static final TypeLiteral<String> NAME = TypeLiteral.get(String.class);

  /** Of renderers. */
  public static final TypeLiteral<TextRendererFactory<?>> RENDERER = new TypeLiteral<>() {};

  /** Of layout modes. */
  public static final TypeLiteral<LayoutModeFactory<?>> LAYOUT_MODE = new TypeLiteral<>() {};

  /** Of backbones. */
  public static final TypeLiteral<EncoderBackboneFactory<?>> BACKBONE = new TypeLiteral<>() {};

  /** Of objectives. */
  public static final TypeLiteral<ObjectiveFactory<?>> OBJECTIVE = new TypeLiteral<>() {};

  /** Of task heads. */
  public static final TypeLiteral<TaskHeadFactory<?>> TASK_HEAD = new TypeLiteral<>() {};

  /** Of data set readers. */
  public static final TypeLiteral<DatasetReaderFactory<?>> DATASET_READER = new TypeLiteral<>() {};

  /** Of attacks. */
  public static final TypeLiteral<TextAttackFactory<?>> ATTACK = new TypeLiteral<>() {};

  /** Of attacks on pictures. */
  public static final TypeLiteral<PictureAttackFactory<?>> PICTURE_ATTACK = new TypeLiteral<>() {};

  /** Of metrics. */
  public static final TypeLiteral<MetricFactory<?>> METRIC = new TypeLiteral<>() {};

  /** Of run listeners. */
  public static final TypeLiteral<RunListenerFactory<?>> RUN_LISTENER = new TypeLiteral<>() {};

  /** Of readers of screenshots. */
  public static final TypeLiteral<ScreenshotReaderFactory<?>> SCREENSHOT_READER =
      new TypeLiteral<>() {};

  /** Of film writers. */
  public static final TypeLiteral<FilmWriterFactory<?>> FILM_WRITER = new TypeLiteral<>() {};

  private PluginTypes() {}
}
