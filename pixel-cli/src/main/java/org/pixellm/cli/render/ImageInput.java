// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.ScreenshotReader;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.plugins.PluginCreator;

/** Pictures of text in place of text. */
public final class ImageInput {
  private static final String READER = "opencv";

  private final PluginCreator plugins;

  @Inject
  ImageInput(PluginCreator plugins) {
    this.plugins = plugins;
  }

  /**
   * What reads pictures.
   *
   * @throws org.pixellm.plugins.PixelException naming the jar to add if nothing does
   */
  public ScreenshotReader reader() {
    return plugins.screenshotReader(PluginChoice.named(READER));
  }

  /** A picture as a renderer would have drawn its text: all of it, in windows if need be. */
  Drawing read(Path picture, TextRenderer renderer, PictureArguments arguments) {
    List<RenderedText> windows = reader().read(picture, renderer, arguments.maxPatches());
    return new Drawing(TextInput.of(""), windows, windows.size() > 1);
  }
}
