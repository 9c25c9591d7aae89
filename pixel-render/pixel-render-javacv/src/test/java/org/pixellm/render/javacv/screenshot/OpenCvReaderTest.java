// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.screenshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.RendererFingerprint;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.javacv.Renderers;

class OpenCvReaderTest {
  private static final TextRenderer AWT = Renderers.named("awt");
  private static final ScreenshotConfig DEFAULTS = ScreenshotConfig.defaults();
  private static final Map<String, Page> PAGES = new ConcurrentHashMap<>();
  private static OpenCvReader reader;
  private static TargetStyle style;

  @TempDir private Path folder;

  @BeforeAll
  static void load() {
    reader = (OpenCvReader) new OpenCvReaderFactory().create(DEFAULTS);
    style = TargetStyle.of(AWT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "browser-13-light.png", "browser-13-dark.png", "browser-18-light.png",
            "browser-18-dark.png",
        "browser-30-light.png", "browser-30-dark.png", "im-14-light.png", "im-14-dark.png",
        "im-22-light.png", "im-22-dark.png", "im-40-light.png", "im-40-dark.png",
        "turned.png", "grainy.jpg", "dark.jpg",
      })
  void readsWhatOurRendererWouldDraw(String name) {
    RenderedText drawn = AWT.render(TextInput.of(SamplePictures.TEXT), 1000);
    Page read = page(name);
    assertEquals(1, read.windows().size());
    double ratio = (double) read.text().patchCount() / drawn.patchCount();
    List<String> texts = SamplePictures.lines(name);
    List<double[]> lines = read.lines();
    assertEquals(texts.size(), lines.size());
    double worst = 1;
    double other = 0;
    for (int i = 0; i < texts.size(); i++) {
      double[] ours = Likeness.columns(AWT.render(TextInput.of(texts.get(i)), 1000));
      worst = Math.min(worst, Likeness.of(ours, lines.get(i)));
      other = Math.max(other, Likeness.of(ours, lines.get(i == 0 ? 1 : 0)));
    }
    System.out.printf(
        "%s: %d patches (%.3f), likeness %.3f, of other lines %.3f%n",
        name, read.text().patchCount(), ratio, worst, other);
    assertEquals(1, ratio, 0.035);
    assertTrue(worst > 0.7 && worst > other + 0.15, "likeness " + worst + ", of others " + other);
  }

  /**
   * What was read of a picture.
   *
   * @param lines ink of the columns of each line
   * @param windows all of it
   */
  private record Page(List<double[]> lines, List<RenderedText> windows) {
    RenderedText text() {
      return windows.get(0);
    }
  }

  /** Each picture is read once, for all tests. */
  private static Page page(String name) {
    return PAGES.computeIfAbsent(name, OpenCvReaderTest::readPage);
  }

  @SuppressWarnings("try") // the scope need only be there
  private static Page readPage(String name) {
    try (PointerScope scope = new PointerScope()) {
      List<Mat> lines = reader.lines(SamplePictures.file(name), style);
      return new Page(
          lines.stream().map(Likeness::columns).toList(), reader.windows(lines, style, 1000));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"browser-13", "browser-18", "browser-30", "im-14", "im-22", "im-40"})
  void lightOnDarkIsReadAsDarkOnLight(String name) {
    RenderedText light = page(name + "-light.png").text();
    RenderedText dark = page(name + "-dark.png").text();
    double likeness = Likeness.of(Likeness.columns(light), Likeness.columns(dark));
    System.out.printf("%s: light and dark %.3f%n", name, likeness);
    assertEquals(light.patchCount(), dark.patchCount(), 1);
    assertTrue(likeness > 0.9, "likeness " + likeness);
  }

  private static RenderedText read(Path picture) {
    return reader.read(picture, AWT, 1000).get(0);
  }

  @Test
  void endsInASeparatorAndHasNoClusters() {
    RenderedText text = read(SamplePictures.file("browser-18-light.png"));
    assertArrayEquals(pixels(page("browser-18-light.png").text()), pixels(text));
    int last = text.patchCount() - 1;
    assertArrayEquals(new int[] {last}, text.alignment().separators());
    assertEquals(0, text.pixel(0, last * 16 + 8, 8));
    assertEquals(255, text.pixel(0, 0, 8));
    assertEquals(255, text.pixel(0, 1, 8));
    assertTrue(text.alignment().clusters().isEmpty());
    assertTrue(text.alignment().complete());
  }

  private static byte[] pixels(RenderedText text) {
    byte[] pixels = new byte[text.patchCount() * text.patchLength()];
    text.copyPatches(0, text.patchCount(), pixels, 0);
    return pixels;
  }

  @Test
  void cutsLongTextBetweenWords() {
    Path picture = SamplePictures.file("browser-18-light.png");
    List<RenderedText> windows = reader.read(picture, AWT, 20);
    assertTrue(windows.size() >= 5, "windows: " + windows.size());
    long ink = 0;
    for (RenderedText window : windows) {
      assertTrue(window.patchCount() <= 20);
      assertFalse(window.alignment().complete());
      ink += inkOf(window);
      int beforeSeparator = (window.patchCount() - 1) * 16 - 2;
      for (int y = 0; y < 16; y++) {
        assertEquals(255, window.pixel(0, beforeSeparator, y), "no letter is cut");
      }
    }
    assertEquals(inkOf(page("browser-18-light.png").text()), ink, "no letter is lost");
  }

  private static long inkOf(RenderedText text) {
    long sum = 0;
    for (int x = 0; x < (text.patchCount() - 1) * 16; x++) {
      for (int y = 0; y < 16; y++) {
        sum += 255 - text.pixel(0, x, y);
      }
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"4, 3", "6, 3", "7, 2", "16, 2", "512, 2"})
  void refusesWindowsWithNoRoomBesideTheirMargins(int patchSize, int least) {
    assertEquals(least, StripWindows.leastPatches(patchSize));
    Path picture = SamplePictures.file("im-14-light.png");
    TextRenderer like = new OfPatchSize(patchSize);
    for (int patches : List.of(least - 1, 0, Integer.MIN_VALUE)) {
      PixelException refused =
          assertThrows(PixelException.class, () -> reader.read(picture, like, patches));
      assertEquals(
          "a screenshot in patches of %d pixels needs windows of at least %d patches, not %d"
              .formatted(patchSize, least, patches),
          refused.getMessage());
    }
    TargetStyle style = new TargetStyle(patchSize, 1, 3, 2, 2, 2, 100);
    InkStrip strip = new InkStrip(patchSize);
    strip.addBlank(50);
    for (RenderedText window : new StripWindows(style, least).cut(strip)) {
      assertTrue(window.patchCount() <= least);
    }
  }

  @Test
  void aStripIsCutHoweverManyPatchesAreAllowed() {
    InkStrip strip = new InkStrip(16);
    strip.addBlank(50);
    TargetStyle style = new TargetStyle(16, 1, 12, 8, 8, 4, 100);
    assertEquals(1, new StripWindows(style, Integer.MAX_VALUE).cut(strip).size());
  }

  @Test
  void fewerColumnsAreReadForLargePatches() {
    TargetStyle large = new TargetStyle(512, 3, 400, 200, 200, 100, 100);
    assertTrue(3L * 512 * OpenCvReader.mostColumns(large) < Integer.MAX_VALUE / 4);
    assertEquals(1 << 22, OpenCvReader.mostColumns(new TargetStyle(16, 1, 12, 8, 8, 4, 100)));
  }

  /** A renderer of which no more is asked than how large its patches are. */
  private record OfPatchSize(int patchSize) implements TextRenderer {
    @Override
    public int channels() {
      return 1;
    }

    @Override
    public RenderedText render(TextInput input, int maxPatches) {
      throw new AssertionError("drew before the windows were looked at");
    }

    @Override
    public List<RenderedText> renderWindows(TextInput input, int maxPatches, int overlap) {
      throw new AssertionError("drew before the windows were looked at");
    }

    @Override
    public Map<String, Object> configuration() {
      return Map.of();
    }

    @Override
    public RendererFingerprint fingerprint() {
      throw new AssertionError("nobody compares it");
    }
  }

  @Test
  void refusesWhatShowsNoText() throws IOException {
    assertRefused(picture(200, 100), "shows no text");
  }

  @Test
  void refusesWhatIsNoPicture() throws IOException {
    Path text = Files.writeString(folder.resolve("text.png"), "no picture at all");
    assertRefused(text, "is no picture");
    byte[] good = Files.readAllBytes(SamplePictures.file("im-14-light.png"));
    Path cut = Files.write(folder.resolve("cut.png"), java.util.Arrays.copyOf(good, 20));
    assertRefused(cut, "is no picture");
    assertRefused(folder.resolve("none.png"), "there is no picture");
    assertRefused(folder, "there is no picture");
  }

  @Test
  void looksAtTheSizeBeforeItDecodes() throws IOException {
    byte[] good = Files.readAllBytes(SamplePictures.file("im-14-light.png"));
    // width and height of the header chunk, and its checksum
    ByteBuffer header = ByteBuffer.wrap(good);
    header.putInt(16, 60_000).putInt(20, 60_000);
    CRC32 crc = new CRC32();
    crc.update(good, 12, 17);
    header.putInt(29, (int) crc.getValue());
    assertRefused(Files.write(folder.resolve("bomb.png"), good), "60000 x 60000 pixels");
  }

  @Test
  void refusesLettersTooSmallToRead() throws IOException {
    BufferedImage large = ImageIO.read(SamplePictures.file("browser-13-light.png").toFile());
    BufferedImage small =
        new BufferedImage(
            large.getWidth() / 4, large.getHeight() / 4, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = small.createGraphics();
    graphics.drawImage(
        large.getScaledInstance(small.getWidth(), small.getHeight(), java.awt.Image.SCALE_SMOOTH),
        0,
        0,
        null);
    graphics.dispose();
    Path file = folder.resolve("small.png");
    ImageIO.write(small, "png", file.toFile());
    assertRefused(file, "too small");
  }

  private Path picture(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.ORANGE);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    Path file = folder.resolve("empty.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private static void assertRefused(Path file, String why) {
    String message =
        assertThrows(PixelException.class, () -> reader.read(file, AWT, 100)).getMessage();
    assertTrue(message.contains(why) && message.contains(file.toString()), message);
  }
}
