// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.reconstruct;

import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.picture.PatchPicture;
import org.pixellm.tasks.reconstruct.Reconstruction.Style;
import org.pixellm.train.checkpoint.CheckpointFolder;
import org.pixellm.train.device.DeviceChoice;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.RendererCheck;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.plugins.PluginCreator;

/** How a run learns to restore one text: a picture for each checkpoint, with its step above. */
public final class ReconstructionFilm {
  private static final String CHECKPOINTS = "checkpoints";
  private static final int LABEL_PATCHES = 24;

  private final Reconstruction reconstruction;
  private final ModelFiles models;
  private final PluginCreator plugins;

  /** Films of models made of the given plug-ins. */
  @Inject
  public ReconstructionFilm(
      Reconstruction reconstruction, ModelFiles models, PluginCreator plugins) {
    this.reconstruction = reconstruction;
    this.models = models;
    this.plugins = plugins;
  }

  /**
   * The checkpoints of a run, oldest first.
   *
   * @param run a run's folder
   * @throws PixelException if it has none
   */
  public List<Path> checkpoints(Path run) {
    List<Path> checkpoints = CheckpointFolder.in(run.resolve(CHECKPOINTS));
    if (checkpoints.isEmpty()) {
      throw new PixelException(
          "there are no checkpoints in %s: name the folder of a run of pixel pretrain"
              .formatted(run.resolve(CHECKPOINTS)));
    }
    return checkpoints;
  }

  /**
   * The pictures, each made when it is asked for. The same patches are hidden in all.
   *
   * @param checkpoints model directories of one run
   * @param text what is hidden and restored
   * @param request what to hide
   * @param check what is done if text is drawn otherwise than in the run; done once
   * @param device where the models compute
   * @param done told how many are made
   */
  public Iterator<BufferedImage> frames(
      List<Path> checkpoints,
      String text,
      Reconstruction.Request request,
      RendererCheck check,
      DeviceChoice device,
      IntConsumer done) {
    return IntStream.range(0, checkpoints.size())
        .mapToObj(
            i -> {
              Style style =
                  new Style(Optional.empty(), i == 0 ? check : RendererCheck.none(), device);
              BufferedImage frame = frame(checkpoints.get(i), text, request, style);
              done.accept(i + 1);
              return frame;
            })
        .iterator();
  }

  private BufferedImage frame(
      Path checkpoint, String text, Reconstruction.Request request, Style style) {
    BufferedImage restored = reconstruction.reconstruct(checkpoint, text, request, style).image();
    RendererSettings settings = models.readRenderer(checkpoint);
    TextRenderer renderer = plugins.renderer(settings.renderer(), settings.layout());
    String step = String.format(Locale.ROOT, "step %,d", CheckpointFolder.step(checkpoint));
    RenderedText drawn = renderer.render(TextInput.of(step), LABEL_PATCHES);
    BufferedImage label = PatchPicture.of(drawn, drawn.patchCount()).image();
    int size = renderer.patchSize();
    int labelHeight = 2 * size * request.scale();
    BufferedImage frame =
        new BufferedImage(
            restored.getWidth(), labelHeight + restored.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = frame.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, frame.getWidth(), frame.getHeight());
      graphics.drawImage(restored, 0, labelHeight, null);
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
      graphics.scale(request.scale(), request.scale());
      // without the separator
      BufferedImage words = label.getSubimage(0, 0, (drawn.patchCount() - 1) * size, size);
      graphics.drawImage(words, 0, size / 2, null);
    } finally {
      graphics.dispose();
    }
    return frame;
  }
}
