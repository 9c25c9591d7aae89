// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

import ai.djl.Device;
import ai.djl.engine.Engine;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.device.DeviceChoice;
import org.pixellm.train.engine.TorchEngine;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.RendererCheck;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.model.SavedEncoder;
import org.pixellm.train.plugins.PluginCreator;

/** Opens the encoders of saved models. */
public final class TextEncoders {
  private final PluginCreator plugins;
  private final ModelFiles models;

  /** Encoders made of the given plug-ins. */
  @Inject
  public TextEncoders(PluginCreator plugins, ModelFiles models) {
    this.plugins = plugins;
    this.models = models;
  }

  /**
   * Opens the encoder of a model, ours or PIXEL's. Starts the engine if it does not run, with one
   * thread an operation where several batches are computed at a time.
   *
   * @param model a model directory
   * @param check what is done if text is drawn otherwise here than where the model was trained; if
   *     it is strict, before this returns; otherwise beside the first texts, none of which comes
   *     out before it is done
   * @throws PixelException if there is no such model or device, or the model cannot read what its
   *     renderer draws
   */
  public TextEncoder open(Path model, EncodingOptions options, RendererCheck check) {
    models.requireModel(model);
    RendererSettings settings = models.readRenderer(model);
    int threads = options.threadCount();
    // The engine's libraries take as long to load as fonts do, and neither waits for the other.
    BackgroundTask<SavedEncoder> loading =
        BackgroundTask.of(
            () -> {
              Engine engine = TorchEngine.start(threads == 1 ? 0 : 1);
              Device device = options.device().oneOn(engine);
              requireInt8Possible(options, device);
              SavedEncoder encoder = models.readEncoder(model, device);
              quantise(encoder, options.quantization());
              return encoder;
            });
    try {
      TextRenderer renderer = plugins.renderer(settings.renderer(), settings.layout());
      BackgroundTask<Boolean> checked =
          BackgroundTask.of(
              () -> {
                check.check(model, settings, renderer);
                return true;
              });
      if (check.isStrict()) {
        checked.get();
      }
      SavedEncoder encoder = loading.get();
      require(encoder, renderer, options);
      return new TextEncoder(renderer, encoder, options, checked);
    } catch (RuntimeException e) {
      loading.close();
      throw e;
    }
  }

  private static void requireInt8Possible(EncodingOptions options, Device device) {
    if (options.quantization() != Quantization.NONE && device.isGpu()) {
      throw new PixelException(
          "int8 is for the CPU, and the device is %s; leave out the quantization, or set the device to cpu"
              .formatted(DeviceChoice.of(device)));
    }
  }

  private static void quantise(SavedEncoder encoder, Quantization quantization) {
    if (quantization == Quantization.NONE) {
      return;
    }
    try {
      if (!encoder.backbone().quantise(encoder.manager())) {
        throw new PixelException(
            "the model's encoder cannot compute in int8; leave out the quantization");
      }
    } catch (RuntimeException e) {
      encoder.close();
      throw e;
    }
  }

  private static void require(
      SavedEncoder encoder, TextRenderer renderer, EncodingOptions options) {
    int drawn = renderer.channels() * renderer.patchSize() * renderer.patchSize();
    EncoderWindows.requireReadable(encoder.backbone(), drawn, renderer.channels() == 1);
    if (2 * options.overlap() >= encoder.trainedPatches()) {
      throw new PixelException(
          "windows of %d patches can overlap by less than half of that, not by %d"
              .formatted(encoder.trainedPatches(), options.overlap()));
    }
  }
}
