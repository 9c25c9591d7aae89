// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.Model;
import ai.djl.repository.MRL;
import ai.djl.repository.Repository;
import ai.djl.repository.zoo.BaseModelLoader;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.pixellm.plugins.PixelException;

/** Loads the model of a directory. Needs neither engine nor translators in the criteria. */
final class PixelModelLoader extends BaseModelLoader {
  private final Path directory;

  PixelModelLoader(Path directory) {
    super(
        MRL.undefined(
            Repository.newInstance(name(directory), directory),
            PixelModelZoo.GROUP,
            name(directory)));
    this.directory = directory;
  }

  private static String name(Path directory) {
    return directory.getFileName().toString();
  }

  /**
   * Loads it.
   *
   * @throws PixelException if the criteria name our group, and the model is damaged or cannot be
   *     asked so
   * @throws ModelNotFoundException if they do not, so that DJL looks elsewhere
   */
  @Override
  public <I, O> ZooModel<I, O> loadModel(Criteria<I, O> criteria) throws ModelNotFoundException {
    try {
      return load(criteria);
    } catch (PixelException e) {
      if (PixelModelZoo.GROUP.equals(criteria.getGroupId())) {
        throw e;
      }
      throw new ModelNotFoundException(e.getMessage(), e);
    } catch (TranslateException e) {
      throw new ModelNotFoundException(e.getMessage(), e);
    }
  }

  private <I, O> ZooModel<I, O> load(Criteria<I, O> criteria) throws TranslateException {
    Map<String, Object> arguments = Optional.ofNullable(criteria.getArguments()).orElse(Map.of());
    TranslatorFactory factory =
        Optional.ofNullable(criteria.getTranslatorFactory()).orElse(new PixelTranslatorFactory());
    TextModel model =
        (TextModel) Model.newInstance(name(directory), criteria.getDevice(), PixelEngine.NAME);
    arguments.forEach((name, value) -> model.setProperty(name, value.toString()));
    model.load(directory, null, criteria.getOptions());
    Translator<I, O> translator =
        factory.newInstance(criteria.getInputClass(), criteria.getOutputClass(), model, arguments);
    return new ZooModel<>(model, translator);
  }
}
