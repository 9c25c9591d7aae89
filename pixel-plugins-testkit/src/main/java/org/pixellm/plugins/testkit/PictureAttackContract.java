// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.PictureAttack;
import org.pixellm.plugins.render.RenderedText;

/** What holds for every {@link PictureAttack}. */
public abstract class PictureAttackContract {
  private static final double[] SEVERITIES = {0, 0.1, 0.4, 0.7, 1};
  private static final double[] NO_SEVERITIES = {-0.1, 1.1, Double.NaN};
  private static final int SEEDS = 3;

  /** The attack. */
  protected abstract PictureAttack attack();

  /**
   * Pictures that are attacked, grey and coloured, with separators at the end and between texts. An
   * attack that looks for something in a picture overrides this with pictures that have it.
   */
  protected List<RenderedText> pictures() {
    return SamplePictures.all();
  }

  /** Randomness in an equal state gives equal bytes. */
  @Test
  public void equalSeedsDisturbEqually() {
    PictureAttack attack = attack();
    List<RenderedText> pictures = pictures();
    for (RenderedText picture : pictures) {
      for (int seed = 0; seed < SEEDS; seed++) {
        byte[] first = pixels(attack.attack(picture, 0.5, new SplittableRandom(seed)));
        attack.attack(pictures.get(0), 1, new SplittableRandom(99));
        assertArrayEquals(
            first,
            pixels(attack.attack(picture, 0.5, new SplittableRandom(seed))),
            "the same picture with the same seed");
      }
    }
  }

  /** Severity 0 changes no pixel. */
  @Test
  public void severityZeroChangesNothing() {
    for (RenderedText picture : pictures()) {
      RenderedText attacked = attack().attack(picture, 0, new SplittableRandom(1));
      assertArrayEquals(pixels(picture), pixels(attacked), "severity 0");
    }
  }

  /** More severity takes pictures further away, in the sum over all pixels, and 1 somewhere. */
  @Test
  public void moreSeverityDisturbsMore() {
    PictureAttack attack = attack();
    for (int seed = 0; seed < SEEDS; seed++) {
      long before = 0;
      for (double severity : SEVERITIES) {
        long distance = 0;
        for (RenderedText picture : pictures()) {
          distance +=
              distance(picture, attack.attack(picture, severity, new SplittableRandom(seed)));
        }
        long nearer = before;
        assertTrue(
            distance >= before,
            () -> "nearer to the clean pictures at %s, once %d".formatted(severity, nearer));
        before = distance;
      }
      assertTrue(before > 0, "with severity 1 every picture stayed as it was");
    }
  }

  /** Patches, channels, alignment and missing glyphs stay. */
  @Test
  public void allButPixelsStays() {
    PictureAttack attack = attack();
    for (RenderedText picture : pictures()) {
      for (double severity : SEVERITIES) {
        RenderedText attacked = attack.attack(picture, severity, new SplittableRandom(2));
        assertEquals(picture.patchSize(), attacked.patchSize(), "patch size");
        assertEquals(picture.channels(), attacked.channels(), "channels");
        assertEquals(picture.patchCount(), attacked.patchCount(), "patches");
        assertEquals(picture.missingGlyphs(), attacked.missingGlyphs(), "missing glyphs");
        assertSame(picture.alignment(), attacked.alignment());
      }
    }
  }

  private static void assertSame(Alignment clean, Alignment attacked) {
    assertEquals(clean.clusters(), attacked.clusters(), "clusters");
    assertEquals(clean.words(), attacked.words(), "words");
    assertArrayEquals(clean.separators(), attacked.separators(), "separators");
    assertEquals(clean.complete(), attacked.complete(), "complete");
    clean.clusters().stream()
        .mapToInt(Alignment.Cluster::part)
        .distinct()
        .forEach(part -> assertEquals(clean.drawnEnd(part), attacked.drawnEnd(part), "drawn end"));
  }

  /** Separators stay as they are. */
  @Test
  public void separatorsStay() {
    PictureAttack attack = attack();
    for (RenderedText picture : pictures()) {
      for (int seed = 0; seed < SEEDS; seed++) {
        RenderedText attacked = attack.attack(picture, 1, new SplittableRandom(seed));
        for (int separator : picture.alignment().separators()) {
          assertArrayEquals(
              patch(picture, separator), patch(attacked, separator), "separator " + separator);
        }
      }
    }
  }

  /** What is no severity is refused. */
  @Test
  public void otherSeveritiesAreRefused() {
    PictureAttack attack = attack();
    RenderedText picture = pictures().get(0);
    for (double severity : NO_SEVERITIES) {
      assertThrows(
          IllegalArgumentException.class,
          () -> attack.attack(picture, severity, new SplittableRandom(5)),
          "severity " + severity);
    }
  }

  /** Several threads get what one gets. */
  @Test
  public void threadsGetWhatOneGets() {
    PictureAttack attack = attack();
    List<byte[]> alone = disturbed(attack);
    for (List<byte[]> found : AtOnce.run(() -> disturbed(attack))) {
      for (int i = 0; i < alone.size(); i++) {
        assertArrayEquals(alone.get(i), found.get(i), "by several threads");
      }
    }
  }

  private List<byte[]> disturbed(PictureAttack attack) {
    return pictures().stream()
        .map(picture -> pixels(attack.attack(picture, 0.5, new SplittableRandom(7))))
        .toList();
  }

  private static byte[] pixels(RenderedText text) {
    byte[] pixels = new byte[text.patchCount() * text.patchLength()];
    text.copyPatches(0, text.patchCount(), pixels, 0);
    return pixels;
  }

  private static byte[] patch(RenderedText text, int patch) {
    byte[] pixels = new byte[text.patchLength()];
    text.copyPatches(patch, 1, pixels, 0);
    return pixels;
  }

  private static long distance(RenderedText one, RenderedText other) {
    byte[] a = pixels(one);
    byte[] b = pixels(other);
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xFF) - (b[i] & 0xFF));
    }
    return sum;
  }
}
