// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.BaseModel;
import ai.djl.Device;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.translate.Translator;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.device.DeviceChoice;
import org.pixellm.train.engine.TorchEngine;

/**
 * A saved model as DJL knows models. Once it is loaded, several threads may ask it by a predictor
 * each, and by one together as well.
 */
final class TextModel extends BaseModel {
  private final DeviceChoice choice;
  private AnsweringModel answering;

  /**
   * A model without values.
   *
   * @param name what DJL calls it; null for a name without meaning
   * @param device where it is to compute; null for a GPU if one can be used, else the CPU
   * @throws PixelException if that is not there, saying why
   */
  TextModel(String name, Device device) {
    super(name == null ? "pixel" : name);
    this.choice = device == null ? DeviceChoice.AUTO : DeviceChoice.of(device);
    this.manager = NDManager.newBaseManager(choice.oneOn(TorchEngine.start(0)));
    this.dataType = DataType.FLOAT32;
    this.manager.setName("pixel model");
  }

  /**
   * Reads a model directory: of pretraining, of fine-tuning, or PIXEL's own.
   *
   * @param prefix of no meaning
   * @param options further settings, see {@link AnsweringOptions}; may be null
   * @throws PixelException if there is no model, or a file of it is wrong; then this is closed
   */
  @Override
  public void load(Path modelPath, String prefix, Map<String, ?> options) {
    Map<String, Object> settings = new HashMap<>(getProperties());
    if (options != null) {
      settings.putAll(options);
    }
    try {
      setModelDir(modelPath);
      answering = AnsweringModel.open(getModelPath(), AnsweringOptions.of(settings), choice);
      block = new ParametersBlock(answering.parameters());
    } catch (RuntimeException | Error e) {
      close(); // nobody else will: DJL forgets a model that does not load
      throw e;
    }
  }

  /**
   * What answers.
   *
   * @throws IllegalStateException if nothing was loaded, or it was closed
   */
  AnsweringModel answering() {
    if (answering == null) {
      throw new IllegalStateException("the model " + getName() + " is not loaded, or was closed");
    }
    return answering;
  }

  /** A predictor that packs texts into batches if its translator is of {@link TextTranslator}. */
  @Override
  public <I, O> Predictor<I, O> newPredictor(Translator<I, O> translator, Device device) {
    return new TextPredictor<>(this, translator, device);
  }

  /** Not done: a model is copied by its directory. */
  @Override
  public void save(Path modelPath, String newModelName) {
    throw new UnsupportedOperationException("copy the model's directory " + getModelPath());
  }

  @Override
  public void close() {
    if (answering != null) {
      answering.close();
      answering = null;
    }
    super.close();
  }
}
