// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.render.core.picture.PatchPicture;
import org.pixellm.render.core.picture.PngFile;

/**
 * Each attack at three severities on a stored text, as it was when this test was run with {@code
 * -Dpixel.goldens.write=true}. Whoever changes an attack writes the pictures again and looks at
 * them. Codecs and interpolation of another processor or version may round otherwise.
 */
class GoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/org/pixellm/render/javacv/attack");
  private static final double[] SEVERITIES = {0.2, 0.5, 0.8};
  private static final double MOST_MEAN = 0.05;
  private static final int MOST = 3;

  @ParameterizedTest
  @ValueSource(strings = {"blur", "jpeg", "low-contrast", "rotation", "salt-and-pepper"})
  void picturesAreAsTheyWere(String name) throws IOException {
    Path file = FOLDER.resolve(name + ".png");
    BufferedImage now = pictures(name);
    if (Boolean.getBoolean("pixel.goldens.write")) {
      PngFile.write(now, file);
    }
    BufferedImage then = ImageIO.read(file.toFile());
    assertEquals(then.getWidth(), now.getWidth());
    assertEquals(then.getHeight(), now.getHeight());
    long sum = 0;
    for (int y = 0; y < now.getHeight(); y++) {
      for (int x = 0; x < now.getWidth(); x++) {
        int difference =
            Math.abs(now.getRaster().getSample(x, y, 0) - then.getRaster().getSample(x, y, 0));
        assertTrue(difference <= MOST, name + " differs at " + x + ", " + y);
        sum += difference;
      }
    }
    double mean = sum / (double) (now.getWidth() * now.getHeight());
    assertTrue(mean <= MOST_MEAN, name + " differs by " + mean + " in the mean");
  }

  /** The strip at all severities, one below the other. */
  private static BufferedImage pictures(String name) {
    RenderedText clean = Pictures.stored();
    int width = clean.patchCount() * clean.patchSize();
    BufferedImage all =
        new BufferedImage(
            width, SEVERITIES.length * clean.patchSize(), BufferedImage.TYPE_BYTE_GRAY);
    WritableRaster raster = all.getRaster();
    for (int i = 0; i < SEVERITIES.length; i++) {
      RenderedText attacked =
          Attacks.named(name).attack(clean, SEVERITIES[i], new SplittableRandom(1));
      raster.setRect(
          0,
          i * clean.patchSize(),
          PatchPicture.of(attacked, attacked.patchCount()).image().getRaster());
    }
    return all;
  }
}
