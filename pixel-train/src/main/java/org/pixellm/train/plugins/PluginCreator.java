// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.PluginFactory;
import org.pixellm.plugins.PluginKind;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.DatasetReaderFactory;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.film.FilmWriter;
import org.pixellm.plugins.film.FilmWriterFactory;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderBackboneFactory;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.model.Objective;
import org.pixellm.plugins.model.ObjectiveFactory;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.LayoutModeFactory;
import org.pixellm.plugins.render.PictureAttack;
import org.pixellm.plugins.render.PictureAttackFactory;
import org.pixellm.plugins.render.ScreenshotReader;
import org.pixellm.plugins.render.ScreenshotReaderFactory;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.render.TextRendererFactory;
import org.pixellm.plugins.run.RunListener;
import org.pixellm.plugins.run.RunListenerFactory;
import org.pixellm.plugins.task.Metric;
import org.pixellm.plugins.task.MetricFactory;
import org.pixellm.plugins.task.TaskHead;
import org.pixellm.plugins.task.TaskHeadFactory;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;
import org.pixellm.train.config.NestedChoices;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.config.RecordBinder;

/**
 * Makes the plug-ins that a configuration chose. Every method throws a {@link PixelException} that
 * names the kind and the plug-in if there is none of that name, a setting is wrong, or the factory
 * refuses it. Safe to share between threads.
 */
public final class PluginCreator {
  private final PluginRegistry registry;
  private final RecordBinder binder;

  /** Makes plug-ins of a registry. */
  @Inject
  public PluginCreator(PluginRegistry registry, RecordBinder binder) {
    this.registry = registry;
    this.binder = binder;
  }

  /** A renderer that draws onto the grid as a layout mode says. */
  public TextRenderer renderer(PluginChoice renderer, PluginChoice layout) {
    LayoutMode mode = layoutMode(layout);
    return renderer(registry.renderer(renderer.name()), renderer, mode);
  }

  /** A renderer that draws onto the grid as a layout mode that is there says. */
  public TextRenderer renderer(PluginChoice renderer, LayoutMode layout) {
    return renderer(registry.renderer(renderer.name()), renderer, layout);
  }

  private <C extends Record> TextRenderer renderer(
      TextRendererFactory<C> factory, PluginChoice choice, LayoutMode mode) {
    return create(PluginKind.RENDERER, factory, choice, c -> factory.create(c, mode));
  }

  /** A layout mode. */
  public LayoutMode layoutMode(PluginChoice choice) {
    return layoutMode(registry.layoutMode(choice.name()), choice);
  }

  private <C extends Record> LayoutMode layoutMode(
      LayoutModeFactory<C> factory, PluginChoice choice) {
    return create(PluginKind.LAYOUT_MODE, factory, choice, factory::create);
  }

  /** A backbone without values. */
  public EncoderBackbone backbone(PluginChoice choice, InputShape input) {
    return backbone(registry.backbone(choice.name()), choice, input);
  }

  private <C extends Record> EncoderBackbone backbone(
      EncoderBackboneFactory<C> factory, PluginChoice choice, InputShape input) {
    return create(PluginKind.BACKBONE, factory, choice, c -> factory.create(c, input));
  }

  /**
   * A saved backbone, without values.
   *
   * @param name the factory's name
   * @param saved entries of {@code config.json}
   */
  public EncoderBackbone restoreBackbone(String name, Map<String, Object> saved) {
    EncoderBackboneFactory<?> factory = registry.backbone(name);
    return named(PluginKind.BACKBONE, name, () -> factory.restore(saved));
  }

  /** An objective without values, on a backbone. */
  public Objective objective(PluginChoice choice, EncoderBackbone backbone, InputShape input) {
    return objective(registry.objective(choice.name()), choice, backbone, input);
  }

  private <C extends Record> Objective objective(
      ObjectiveFactory<C> factory,
      PluginChoice choice,
      EncoderBackbone backbone,
      InputShape input) {
    return create(PluginKind.OBJECTIVE, factory, choice, c -> factory.create(c, backbone, input));
  }

  /**
   * A saved objective to be trained on as a configuration says, without values.
   *
   * @param saved entries of {@code config.json}
   * @param backbone the encoder it works on
   */
  public Objective objective(
      PluginChoice choice, Map<String, Object> saved, EncoderBackbone backbone, InputShape input) {
    return objective(registry.objective(choice.name()), choice, saved, backbone, input);
  }

  private <C extends Record> Objective objective(
      ObjectiveFactory<C> factory,
      PluginChoice choice,
      Map<String, Object> saved,
      EncoderBackbone backbone,
      InputShape input) {
    return create(
        PluginKind.OBJECTIVE, factory, choice, c -> factory.goOn(c, saved, backbone, input));
  }

  /**
   * A saved objective, without values.
   *
   * @param name the factory's name
   * @param saved entries of {@code config.json}
   * @param backbone the encoder it works on
   */
  public Objective restoreObjective(
      String name, Map<String, Object> saved, EncoderBackbone backbone) {
    ObjectiveFactory<?> factory = registry.objective(name);
    return named(PluginKind.OBJECTIVE, name, () -> factory.restore(saved, backbone));
  }

  /**
   * A task head without values.
   *
   * @param hiddenSize width of a state
   * @param labels the task's labels in order; empty where it has none
   */
  public TaskHead<?, ?> taskHead(PluginChoice choice, int hiddenSize, List<String> labels) {
    return taskHead(registry.taskHead(choice.name()), choice, hiddenSize, labels);
  }

  private <C extends Record> TaskHead<?, ?> taskHead(
      TaskHeadFactory<C> factory, PluginChoice choice, int hiddenSize, List<String> labels) {
    return create(
        PluginKind.TASK_HEAD, factory, choice, c -> factory.create(c, hiddenSize, labels));
  }

  /** What a task head takes. */
  public Class<? extends Example> exampleType(String head) {
    return registry.taskHead(head).exampleType();
  }

  /** Whether a task head needs a label for every training example. */
  public boolean learnsFromLabels(String head) {
    return registry.taskHead(head).learnsFromLabels();
  }

  /** Finds the labels that a task head must know for an example of its type. */
  public Function<Example, List<String>> taskLabels(PluginChoice choice) {
    return taskLabels(registry.taskHead(choice.name()), choice);
  }

  private <C extends Record> Function<Example, List<String>> taskLabels(
      TaskHeadFactory<C> factory, PluginChoice choice) {
    return create(
        PluginKind.TASK_HEAD, factory, choice, c -> example -> factory.labels(c, example));
  }

  /**
   * A saved task head, without values.
   *
   * @param name the factory's name
   * @param saved entries of {@code config.json}
   * @param hiddenSize width of a state
   */
  public TaskHead<?, ?> restoreTaskHead(String name, Map<String, Object> saved, int hiddenSize) {
    TaskHeadFactory<?> factory = registry.taskHead(name);
    return named(PluginKind.TASK_HEAD, name, () -> factory.restore(saved, hiddenSize));
  }

  /** A data set reader. */
  public DatasetReader<? extends Example> datasetReader(PluginChoice choice) {
    return datasetReader(registry.datasetReader(choice.name()), choice);
  }

  private <C extends Record> DatasetReader<? extends Example> datasetReader(
      DatasetReaderFactory<C> factory, PluginChoice choice) {
    return create(PluginKind.DATASET_READER, factory, choice, factory::create);
  }

  /** The labels that the standard of a reader's format names; empty where there is none. */
  public List<String> standardLabels(PluginChoice choice) {
    return standardLabels(registry.datasetReader(choice.name()), choice);
  }

  private <C extends Record> List<String> standardLabels(
      DatasetReaderFactory<C> factory, PluginChoice choice) {
    return create(PluginKind.DATASET_READER, factory, choice, factory::standardLabels);
  }

  /** An attack. */
  public TextAttack attack(PluginChoice choice) {
    return attack(registry.attack(choice.name()), choice);
  }

  private <C extends Record> TextAttack attack(TextAttackFactory<C> factory, PluginChoice choice) {
    return create(PluginKind.ATTACK, factory, choice, factory::create);
  }

  /** An attack on pictures. */
  public PictureAttack pictureAttack(PluginChoice choice) {
    return pictureAttack(registry.pictureAttack(choice.name()), choice);
  }

  private <C extends Record> PictureAttack pictureAttack(
      PictureAttackFactory<C> factory, PluginChoice choice) {
    return create(PluginKind.PICTURE_ATTACK, factory, choice, factory::create);
  }

  /** A metric. */
  public Metric<?, ?> metric(PluginChoice choice) {
    return metric(registry.metric(choice.name()), choice);
  }

  private <C extends Record> Metric<?, ?> metric(MetricFactory<C> factory, PluginChoice choice) {
    return create(PluginKind.METRIC, factory, choice, factory::create);
  }

  /** A run listener, for one run. */
  public RunListener runListener(PluginChoice choice) {
    return runListener(registry.runListener(choice.name()), choice);
  }

  private <C extends Record> RunListener runListener(
      RunListenerFactory<C> factory, PluginChoice choice) {
    return create(PluginKind.RUN_LISTENER, factory, choice, factory::create);
  }

  /** A reader of screenshots. */
  public ScreenshotReader screenshotReader(PluginChoice choice) {
    return screenshotReader(registry.screenshotReader(choice.name()), choice);
  }

  private <C extends Record> ScreenshotReader screenshotReader(
      ScreenshotReaderFactory<C> factory, PluginChoice choice) {
    return create(PluginKind.SCREENSHOT_READER, factory, choice, factory::create);
  }

  /** A film writer. */
  public FilmWriter filmWriter(PluginChoice choice) {
    return filmWriter(registry.filmWriter(choice.name()), choice);
  }

  private <C extends Record> FilmWriter filmWriter(
      FilmWriterFactory<C> factory, PluginChoice choice) {
    return create(PluginKind.FILM_WRITER, factory, choice, factory::create);
  }

  /** Whether there is a plug-in of a name. */
  public boolean offers(PluginKind kind, String name) {
    return registry.entries(kind).stream().anyMatch(entry -> entry.name().equals(name));
  }

  /**
   * A choice with all its settings written out, defaults too, and those of the plug-ins that it is
   * made of: what to keep beside a model.
   */
  public PluginChoice resolve(PluginKind kind, PluginChoice choice) {
    PluginFactory<?> factory = registry.get(kind, choice.name()).factory();
    return named(
        kind,
        choice.name(),
        () -> {
          Record configuration = binder.bind(factory, choice);
          if (configuration instanceof NestedChoices<?> nested) {
            configuration = nested.resolved(this::resolve);
          }
          return binder.choice(choice.name(), configuration);
        });
  }

  private <C extends Record, T> T create(
      PluginKind kind, PluginFactory<C> factory, PluginChoice choice, Function<C, T> maker) {
    return named(kind, choice.name(), () -> maker.apply(binder.bind(factory, choice)));
  }

  private <T> T named(PluginKind kind, String name, Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException | PixelException e) {
      throw new PixelException("%s %s: %s".formatted(kind.label(), name, e.getMessage()), e);
    } catch (LinkageError e) {
      // Classes are looked for when they are first used, so a plug-in may load and yet lack some.
      throw new PixelException(
          "%s %s in %s cannot be made: %s"
              .formatted(
                  kind.label(), name, registry.get(kind, name).origin(), LoadFailure.reason(e)),
          e);
    }
  }
}
