// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.reconstruct;

import ai.djl.Device;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.pixellm.model.pretrain.Reconstructor;
import org.pixellm.model.pretrain.Restoration;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.ScreenshotReader;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.device.DeviceChoice;
import org.pixellm.train.engine.TorchEngine;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.model.RendererCheck;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.random.RandomSource;

/** Draws a text, hides some of it, and lets a model restore it. */
public final class Reconstruction {
  private final PluginCreator plugins;
  private final ModelFiles models;

  /** Reconstruction with models made of the given plug-ins. */
  @Inject
  public Reconstruction(PluginCreator plugins, ModelFiles models) {
    this.plugins = plugins;
    this.models = models;
  }

  /**
   * What to hide and how to show it.
   *
   * @param maskRatio share of patches hidden, above 0 and below 1
   * @param spans whether spans are hidden, or single patches
   * @param seed decides which
   * @param patchesPerRow where the picture wraps, at least 1
   * @param scale screen pixels of a text pixel, at least 1
   */
  public record Request(double maskRatio, boolean spans, long seed, int patchesPerRow, int scale) {
    /**
     * Checks the numbers.
     *
     * @throws PixelException if one is impossible
     */
    public Request {
      if (!(maskRatio > 0 && maskRatio < 1)) {
        throw new PixelException("the mask ratio must be above 0 and below 1, not " + maskRatio);
      }
      if (patchesPerRow < 1 || scale < 1 || scale > 16) {
        throw new PixelException(
            "a picture needs at least 1 patch a row and a scale of 1 to 16, not %d and %d"
                .formatted(patchesPerRow, scale));
      }
    }

    /** A quarter hidden in spans, wrapped as the paper's pages are. */
    public static Request defaults() {
      return new Request(0.25, true, 42, 48, 2);
    }
  }

  /**
   * How text is drawn.
   *
   * @param mode a layout mode to take instead of the model's
   * @param check what is done if it is drawn otherwise than where the model was trained
   * @param device where the model computes
   */
  public record Style(Optional<String> mode, RendererCheck check, DeviceChoice device) {
    /** As the model's files say, unchecked; for a model that was trained just now. */
    public static Style ofModel() {
      return new Style(Optional.empty(), RendererCheck.none(), DeviceChoice.AUTO);
    }
  }

  /**
   * What came out.
   *
   * @param image the picture
   * @param patches real patches of the text
   * @param hidden how many of them were hidden
   */
  public record Result(BufferedImage image, int patches, int hidden) {}

  /**
   * Reconstructs a text.
   *
   * @param model a model directory
   * @param style how text is drawn
   * @throws org.pixellm.plugins.PixelException if it is none, or the request is impossible
   */
  public Result reconstruct(Path model, String text, Request request, Style style) {
    return reconstruct(
        model,
        (renderer, maxPatches) -> renderer.renderWindows(TextInput.of(text), maxPatches, 0),
        request,
        style);
  }

  /**
   * Reconstructs a screenshot of text.
   *
   * @param model a model directory
   * @param picture a PNG or JPEG file
   * @param reader what makes patches of it
   * @param style how text is drawn
   * @throws org.pixellm.plugins.PixelException if there is no such model or picture, or the request
   *     is impossible
   */
  public Result reconstruct(
      Path model, Path picture, ScreenshotReader reader, Request request, Style style) {
    return reconstruct(
        model,
        (renderer, maxPatches) -> reader.read(picture, renderer, maxPatches),
        request,
        style);
  }

  /** What gives the windows to be restored. */
  private interface Source {
    List<RenderedText> windows(TextRenderer renderer, int maxPatches);
  }

  private Result reconstruct(Path model, Source source, Request request, Style style) {
    models.requireModel(model);
    RendererSettings settings = models.readRenderer(model, style.mode());
    TextRenderer renderer = plugins.renderer(settings.renderer(), settings.layout());
    style.check().check(model, settings, renderer);
    Device device = style.device().oneOn(TorchEngine.start(0));
    ReconstructionPicture picture =
        new ReconstructionPicture(renderer, request.patchesPerRow(), request.scale());
    try (PixelModel loaded = models.read(model, device)) {
      Reconstructor reconstructor =
          new Reconstructor(loaded.backbone(), loaded.objective(), loaded.manager());
      RandomGenerator random = new RandomSource(request.seed()).stream("reconstruction");
      List<Restoration> windows = new ArrayList<>();
      int patches = 0;
      int hidden = 0;
      List<RenderedText> drawn = source.windows(renderer, loaded.trainedPatches());
      picture.requireFits(drawn);
      for (RenderedText window : drawn) {
        Restoration restoration =
            reconstructor.restore(window, request.maskRatio(), request.spans(), random);
        windows.add(restoration);
        patches += window.patchCount();
        hidden += restoration.hidden().cardinality();
      }
      return new Result(picture.draw(windows), patches, hidden);
    }
  }
}
