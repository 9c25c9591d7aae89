// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.mode.ContinuousConfig;
import org.pixellm.render.core.mode.ContinuousMode;
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

  /** Mean difference of 255 of one strip: JDKs may place a glyph of awt's otherwise. */
  private static final double TOLERANCE_OF_AWT = 0.5;

  private static final int ROWS_PER_CASE = 4;
  private static final int ROW_OF_AWT = 3;

  private static final int PATCHES_PER_ROW = 64;
  private static final int PAPER = 0xD8;
  private static final int GAP = 2;
  private static final int SPACE_BETWEEN_CASES = 8;

  private final TextRenderer harfbuzz = Renderers.harfbuzz();
  private final TextRenderer awt = Renderers.awt(new ContinuousMode(ContinuousConfig.defaults()));

  @Test
  void theSheetShowsWhatIsDrawn() throws IOException {
    List<BufferedImage> rows = rows();
    BufferedImage sheet = stacked(rows);
    if (Boolean.getBoolean("pixel.guide.write")) {
      PngFile.write(sheet, SHEET.normalize());
    }
    BufferedImage shown = ImageIO.read(SHEET.normalize().toFile());
    assertEquals(shown.getWidth(), sheet.getWidth());
    assertEquals(shown.getHeight(), sheet.getHeight());
    List<String> names = OriginalPicture.all().keySet().stream().sorted().toList();
    int paper = 0; // where the gap above a row starts
    for (int i = 0; i < rows.size(); i++) {
      int top = top(i, paper);
      int end = top + rows.get(i).getHeight();
      String row = names.get(i / ROWS_PER_CASE) + ", row " + i % ROWS_PER_CASE;
      double tolerance = i % ROWS_PER_CASE == ROW_OF_AWT ? TOLERANCE_OF_AWT : 0;
      // Over the strip only: its paper would thin a difference out.
      int width = rows.get(i).getWidth();
      double mean = difference(shown, sheet, 0, width, top, end);
      assertEquals(0, mean, tolerance, row);
      assertEquals(0, difference(shown, sheet, width, sheet.getWidth(), top, end), row);
      assertEquals(0, difference(shown, sheet, 0, sheet.getWidth(), paper, top), row);
      paper = end;
    }
  }

  private static double difference(
      BufferedImage one, BufferedImage other, int fromX, int toX, int fromY, int toY) {
    long sum = 0;
    for (int y = fromY; y < toY; y++) {
      for (int x = fromX; x < toX; x++) {
        sum += Math.abs(grey(one, x, y) - grey(other, x, y));
      }
    }
    return (double) sum / Math.max(1, (toX - fromX) * (toY - fromY));
  }

  private static int grey(BufferedImage image, int x, int y) {
    return image.getRaster().getSample(x, y, 0);
  }

  private List<BufferedImage> rows() {
    List<BufferedImage> rows = new ArrayList<>();
    Map<String, OriginalPicture> cases = new TreeMap<>(OriginalPicture.all());
    cases.forEach(
        (name, original) -> {
          rows.add(picture(harfbuzz.render(TextInput.of(name), PATCHES_PER_ROW)));
          rows.add(wrapped(OriginalPicture.read(name)));
          rows.add(picture(harfbuzz.render(original.textInput(), original.maxPatches)));
          rows.add(picture(awt.render(original.textInput(), original.maxPatches)));
        });
    return rows;
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
    height += rows.size() * GAP + rows.size() / ROWS_PER_CASE * SPACE_BETWEEN_CASES;
    BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    sheet.getRaster().setSamples(0, 0, width, height, 0, paper(width * height));
    int end = 0;
    for (int i = 0; i < rows.size(); i++) {
      int top = top(i, end);
      sheet.getRaster().setRect(0, top, rows.get(i).getRaster());
      end = top + rows.get(i).getHeight();
    }
    return sheet;
  }

  /** Where a row starts, below the end of the one before. */
  private static int top(int row, int endBefore) {
    int gap = row == 0 ? 0 : GAP;
    return endBefore + gap + (row % ROWS_PER_CASE == 0 ? SPACE_BETWEEN_CASES : 0);
  }

  private static int[] paper(int pixels) {
    int[] grey = new int[pixels];
    java.util.Arrays.fill(grey, PAPER);
    return grey;
  }
}
