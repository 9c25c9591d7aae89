// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.plugins.render.TextRenderer;

/**
 * A page of many scripts is drawn the same by every JDK and any number of threads: as in the files
 * golden-*.png. If a new version of a library or font changes it, models see other pictures than
 * they were trained on; if that is meant, draw the files anew with {@code -Dpixel.goldens=FOLDER}
 * and look at them.
 */
class GoldenPageTest {
  private static final String FOLDER_PROPERTY = "pixel.goldens";

  @ParameterizedTest
  @ValueSource(strings = {"continuous", "words", "mono", "bigrams"})
  void greyIsAsItWas(String mode) throws IOException {
    check("golden-" + mode + ".png", Renderers.harfbuzz(HarfBuzzConfig.defaults(), mode));
  }

  @ParameterizedTest
  @ValueSource(strings = {"continuous", "words", "mono", "bigrams"})
  void colourIsAsItWas(String mode) throws IOException {
    check("golden-" + mode + "-rgb.png", Renderers.harfbuzz(Renderers.inColour(), mode));
  }

  private static void check(String file, TextRenderer renderer) throws IOException {
    BufferedImage drawn = Page.picture(renderer);
    String folder = System.getProperty(FOLDER_PROPERTY);
    if (folder != null) {
      ImageIO.write(drawn, "png", Files.createDirectories(Path.of(folder)).resolve(file).toFile());
    }
    try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(file), file)) {
      BufferedImage golden = ImageIO.read(in);
      assertEquals(golden.getWidth(), drawn.getWidth());
      assertArrayEquals(Page.samples(golden), Page.samples(drawn));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void anyNumberOfThreadsDrawsTheSame(int threads) throws Exception {
    TextRenderer alone = Renderers.harfbuzz(Renderers.inColour());
    List<byte[]> expected = Page.pixels(Page.draw(alone, 0));
    TextRenderer shared = Renderers.harfbuzz(Renderers.inColour());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<List<byte[]>>> tasks = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int first = i; // so that no two threads ask for the same glyphs in the same order
        tasks.add(() -> Page.pixels(Page.draw(shared, first)));
      }
      for (Future<List<byte[]>> result : pool.invokeAll(tasks)) {
        List<byte[]> drawn = result.get();
        for (int line = 0; line < drawn.size(); line++) {
          assertArrayEquals(expected.get(line), drawn.get(line), "line " + line);
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
