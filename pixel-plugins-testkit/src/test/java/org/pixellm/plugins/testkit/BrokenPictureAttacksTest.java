// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.PictureAttack;
import org.pixellm.plugins.render.RenderedText;

/** An attack that keeps the laws, and for each law one that does not and is caught. */
class BrokenPictureAttacksTest {
  private static final int WHITE = 255;

  /** Fades ink, by up to half, and more or less so for each seed. */
  private static final PictureAttack FADE =
      (clean, severity, random) -> {
        if (!(severity >= 0 && severity <= 1)) {
          throw new IllegalArgumentException("a severity is 0 to 1, not " + severity);
        }
        return faded(clean, severity * (0.25 + random.nextDouble() / 4), false);
      };

  private static RenderedText faded(RenderedText clean, double share, boolean separatorsToo) {
    byte[] pixels = pixels(clean);
    for (int i = 0; i < pixels.length; i++) {
      if (separatorsToo || !clean.alignment().isSeparator(i / clean.patchLength())) {
        int ink = WHITE - (pixels[i] & 0xFF);
        pixels[i] = (byte) Math.round(WHITE - (1 - share) * ink);
      }
    }
    return with(clean, pixels);
  }

  private static byte[] pixels(RenderedText text) {
    byte[] pixels = new byte[text.patchCount() * text.patchLength()];
    text.copyPatches(0, text.patchCount(), pixels, 0);
    return pixels;
  }

  private static RenderedText with(RenderedText clean, byte[] pixels) {
    return new RenderedText(
        clean.patchSize(), clean.channels(), pixels, clean.alignment(), clean.missingGlyphs());
  }

  private static PictureAttackContract contract(PictureAttack attack) {
    return new PictureAttackContract() {
      @Override
      protected PictureAttack attack() {
        return attack;
      }
    };
  }

  private static void caught(PictureAttack broken, Consumer<PictureAttackContract> law) {
    law.accept(contract(FADE));
    assertThrows(AssertionError.class, () -> law.accept(contract(broken)));
  }

  @Test
  void randomnessOfItsOwn() {
    AtomicInteger calls = new AtomicInteger();
    caught(
        (clean, severity, random) -> faded(clean, calls.incrementAndGet() % 7 / 10.0, false),
        PictureAttackContract::equalSeedsDisturbEqually);
  }

  @Test
  void severityThatDoesNotCount() {
    caught(
        (clean, severity, random) -> faded(clean, 0.5, false),
        PictureAttackContract::severityZeroChangesNothing);
  }

  @Test
  void moreSeverityForLess() {
    caught(
        (clean, severity, random) -> faded(clean, severity < 0.5 ? severity : 1 - severity, false),
        PictureAttackContract::moreSeverityDisturbsMore);
  }

  @Test
  void nothingEverChanges() {
    caught((clean, severity, random) -> clean, PictureAttackContract::moreSeverityDisturbsMore);
  }

  @Test
  void alignmentsForgotten() {
    caught(
        (clean, severity, random) ->
            new RenderedText(
                clean.patchSize(),
                clean.channels(),
                pixels(clean),
                new Alignment.Builder(clean.patchCount(), 0).build(),
                clean.missingGlyphs()),
        PictureAttackContract::allButPixelsStays);
  }

  @Test
  void missingGlyphsMadeUp() {
    caught(
        (clean, severity, random) ->
            new RenderedText(
                clean.patchSize(),
                clean.channels(),
                pixels(clean),
                clean.alignment(),
                Map.of((int) 'a', 1)),
        PictureAttackContract::allButPixelsStays);
  }

  @Test
  void separatorsFaded() {
    caught(
        (clean, severity, random) -> faded(clean, severity / 2, true),
        PictureAttackContract::separatorsStay);
  }

  @Test
  void anySeverityTaken() {
    caught(
        (clean, severity, random) -> faded(clean, Math.min(1, severity), false),
        PictureAttackContract::otherSeveritiesAreRefused);
  }

  @Test
  void anotherResultForEachThread() {
    caught(
        (clean, severity, random) ->
            faded(clean, Thread.currentThread().getName().startsWith("pool") ? 0.2 : 0.1, false),
        PictureAttackContract::threadsGetWhatOneGets);
  }
}
