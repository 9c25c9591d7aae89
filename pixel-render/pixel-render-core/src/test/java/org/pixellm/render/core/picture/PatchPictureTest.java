// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;

class PatchPictureTest {
  @TempDir Path folder;

  @Test
  void wrapsAStripAndLeavesTheRestWhite() {
    byte[] patches = new byte[3 * 4];
    for (int i = 0; i < patches.length; i++) {
      patches[i] = (byte) (200 + i);
    }
    BufferedImage image = PatchPicture.of(patches, 2, 1, 2).image();
    assertEquals(4, image.getWidth());
    assertEquals(4, image.getHeight());
    // Second patch, second row, first column.
    assertEquals(206, image.getRaster().getSample(2, 1, 0));
    // Third patch starts the second row; the fourth is not there.
    assertEquals(208, image.getRaster().getSample(0, 2, 0));
    assertEquals(255, image.getRaster().getSample(3, 3, 0));
  }

  @Test
  void colourKeepsItsChannels() {
    BufferedImage image = PatchPicture.of(new byte[] {(byte) 250, 20, 3}, 1, 3, 1).image();
    assertEquals(0xFFFA1403, image.getRGB(0, 0));
  }

  @Test
  void refusesBytesThatAreNoPatches() {
    assertThrows(IllegalArgumentException.class, () -> PatchPicture.of(new byte[5], 2, 1, 2));
    assertThrows(IllegalArgumentException.class, () -> PatchPicture.of(new byte[0], 2, 1, 2));
  }

  @Test
  void aFileReadsBackAndReplacesAnOlderOne() throws Exception {
    Path file = folder.resolve("strip.png");
    Files.writeString(file, "an older file");
    PngFile.write(PatchPicture.of(new byte[] {7, 8, 9, 10}, 2, 1, 9).image(), file);
    BufferedImage read = ImageIO.read(file.toFile());
    assertEquals(10, read.getRaster().getSample(1, 1, 0));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void aFolderThatIsNotThereIsToldOf() {
    BufferedImage image = PatchPicture.of(new byte[4], 2, 1, 2).image();
    Path file = folder.resolve("none").resolve("strip.png");
    PixelException error = assertThrows(PixelException.class, () -> PngFile.write(image, file));
    assertTrue(error.getMessage().contains("strip.png"), error.getMessage());
  }
}
