// SPDX-License-Identifier: Apache-2.0
package com.example.pictures;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import javax.imageio.ImageIO;
import org.pixellm.plugins.render.LayoutModeFactory;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.render.TextRendererFactory;

/** Text as a pixel model sees it, without a model, an engine or Guice. */
public final class TextPicture {
  private final TextRenderer renderer;

  /** With the renderer {@code awt} and the layout {@code continuous}, both with their defaults. */
  public TextPicture() {
    this.renderer = renderer(awt(), continuous());
  }

  private static <C extends Record, M extends Record> TextRenderer renderer(
      TextRendererFactory<C> renderer, LayoutModeFactory<M> mode) {
    return renderer.create(renderer.defaults(), mode.create(mode.defaults()));
  }

  private static TextRendererFactory<?> awt() {
    for (TextRendererFactory<?> factory : ServiceLoader.load(TextRendererFactory.class)) {
      if (factory.name().equals("awt")) {
        return factory;
      }
    }
    throw new IllegalStateException("pixel-render-awt is not on the class path");
  }

  private static LayoutModeFactory<?> continuous() {
    for (LayoutModeFactory<?> factory : ServiceLoader.load(LayoutModeFactory.class)) {
      if (factory.name().equals("continuous")) {
        return factory;
      }
    }
    throw new IllegalStateException("pixel-render-core is not on the class path");
  }

  /**
   * Code points of a text for which there is no font, with how often each occurs. They are drawn as
   * boxes.
   */
  public Map<Integer, Integer> lacking(String text) {
    return rendered(text).missingGlyphs();
  }

  private RenderedText rendered(String text) {
    return renderer.render(TextInput.of(text), 529);
  }

  /** Draws a text. */
  public BufferedImage draw(String text) {
    RenderedText drawn = rendered(text);
    int size = drawn.patchSize();
    BufferedImage image =
        new BufferedImage(drawn.patchCount() * size, size, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.getRaster().setSample(x, y, 0, drawn.pixel(0, x, y));
      }
    }
    return image;
  }

  /** Writes a picture of the first argument to the file that the second names. */
  public static void main(String[] args) throws IOException {
    ImageIO.write(new TextPicture().draw(args[0]), "png", Path.of(args[1]).toFile());
  }
}
