// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.render.TextRendererFactory;
import org.pixellm.render.core.mode.ContinuousConfig;
import org.pixellm.render.core.mode.ContinuousModeFactory;
import org.pixellm.render.core.picture.PatchPicture;
import org.pixellm.render.core.picture.PngFile;

/**
 * The contact sheet of the rendering guide: for each case its name, the original's strip, that of
 * {@code harfbuzz} and that of {@code awt}. With {@code -Dpixel.guide.write=true} it is written
 * anew.
 */
class ContactSheetTest {
  private static final Path SHEET =
      Path.of("").toAbsolutePath().resolve("../../docs/images/rendering/contact-sheet.png");

  /** Mean difference of 255: JDKs may place a glyph of awt's otherwise. */
  private static final double TOLERANCE = 0.5;

  private static final int PATCHES_PER_ROW = 64;
  private static final int PAPER = 0xD8;
  private static final int GAP = 2;
  private static final int SPACE_BETWEEN_CASES = 8;

  private final TextRenderer harfbuzz = Renderers.harfbuzz();
  private final TextRenderer awt = awt();

  private static TextRenderer awt() {
    for (TextRendererFactory<?> factory : ServiceLoader.load(TextRendererFactory.class)) {
      if (factory.name().equals("awt")) {
        return withDefaults(factory);
      }
    }
    throw new AssertionError("awt is not on the class path");
  }

  private static <C extends Record> TextRenderer withDefaults(TextRendererFactory<C> factory) {
    LayoutMode mode = new ContinuousModeFactory().create(ContinuousConfig.defaults());
    return factory.create(factory.defaults(), mode);
  }

  @Test
  void theSheetShowsWhatIsDrawn() throws IOException {
    BufferedImage sheet = sheet();
    if (Boolean.getBoolean("pixel.guide.write")) {
      PngFile.write(sheet, SHEET.normalize());
    }
    BufferedImage shown = ImageIO.read(SHEET.normalize().toFile());
    assertEquals(shown.getWidth(), sheet.getWidth());
    assertEquals(shown.getHeight(), sheet.getHeight());
    double sum = 0;
    for (int y = 0; y < sheet.getHeight(); y++) {
      for (int x = 0; x < sheet.getWidth(); x++) {
        sum += Math.abs(grey(shown, x, y) - grey(sheet, x, y));
      }
    }
    assertEquals(0, sum / sheet.getWidth() / sheet.getHeight(), TOLERANCE);
  }

  private static int grey(BufferedImage image, int x, int y) {
    return image.getRaster().getSample(x, y, 0);
  }

  private BufferedImage sheet() {
    List<BufferedImage> rows = new ArrayList<>();
    Map<String, OriginalPicture> cases = new TreeMap<>(OriginalPicture.all());
    cases.forEach(
        (name, original) -> {
          rows.add(picture(harfbuzz.render(TextInput.of(name), PATCHES_PER_ROW)));
          rows.add(wrapped(OriginalPicture.read(name)));
          rows.add(picture(harfbuzz.render(original.textInput(), original.maxPatches)));
          rows.add(picture(awt.render(original.textInput(), original.maxPatches)));
        });
    return stacked(rows);
  }

  private static BufferedImage picture(RenderedText text) {
    return PatchPicture.of(text, PATCHES_PER_ROW).image();
  }

  /** The original's one long row, as ours are wrapped. */
  private static BufferedImage wrapped(BufferedImage strip) {
    int size = strip.getHeight();
    int patches = strip.getWidth() / size;
    byte[] bytes = new byte[patches * size * size];
    for (int i = 0; i < bytes.length; i++) {
      int x = i / (size * size) * size + i % size;
      bytes[i] = (byte) grey(strip, x, i / size % size);
    }
    return PatchPicture.of(bytes, size, 1, PATCHES_PER_ROW).image();
  }

  private static BufferedImage stacked(List<BufferedImage> rows) {
    int width = rows.stream().mapToInt(BufferedImage::getWidth).max().orElseThrow();
    int height = rows.stream().mapToInt(BufferedImage::getHeight).sum();
    height += rows.size() * GAP + rows.size() / 4 * SPACE_BETWEEN_CASES;
    BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    sheet.getRaster().setSamples(0, 0, width, height, 0, paper(width * height));
    int y = 0;
    for (int i = 0; i < rows.size(); i++) {
      y += i % 4 == 0 ? SPACE_BETWEEN_CASES : 0;
      sheet.getRaster().setRect(0, y, rows.get(i).getRaster());
      y += rows.get(i).getHeight() + GAP;
    }
    return sheet;
  }

  private static int[] paper(int pixels) {
    int[] grey = new int[pixels];
    java.util.Arrays.fill(grey, PAPER);
    return grey;
  }
}
