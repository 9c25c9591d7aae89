// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.RendererFingerprint;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;

/** Each law is broken by a renderer with one fault, and catches it. */
class BrokenRenderersTest {

  private static void caught(TextRenderer broken, Consumer<TextRendererContract> law) {
    TextRendererContract contract =
        new TextRendererContract() {
          @Override
          protected TextRenderer renderer() {
            return broken;
          }
        };
    assertThrows(AssertionFailedError.class, () -> law.accept(contract));
  }

  /** What was drawn, with other pixels. */
  private static RenderedText shaded(RenderedText text, int shade) {
    byte[] pixels = new byte[text.patchCount() * text.patchLength()];
    text.copyPatches(0, text.patchCount(), pixels, 0);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.max(pixels[i] & 0xFF, shade);
    }
    return new RenderedText(8, 1, pixels, text.alignment(), Map.of());
  }

  private static RenderedText aligned(
      RenderedText text, int skip, boolean complete, boolean separators) {
    byte[] pixels = new byte[text.patchCount() * text.patchLength()];
    text.copyPatches(0, text.patchCount(), pixels, 0);
    Alignment old = text.alignment();
    Alignment.Builder builder = new Alignment.Builder(text.patchCount(), 8);
    List<Alignment.Cluster> clusters = old.clusters();
    for (int i = 0; i < clusters.size(); i++) {
      Alignment.Cluster c = clusters.get(i);
      if (i != skip) {
        builder.cluster(c.part(), c.start(), c.end(), c.firstPatch(), c.endPatch());
      }
      if (separators) {
        builder.separator(c.firstPatch());
      }
    }
    builder.drawn(
        java.util.stream.IntStream.range(0, 9)
            .filter(part -> part < parts(old))
            .mapToObj(old::drawnEnd)
            .toList(),
        complete);
    return new RenderedText(8, 1, pixels, builder.build(), Map.of());
  }

  private static int parts(Alignment alignment) {
    int parts = 0;
    try {
      while (true) {
        alignment.drawnEnd(parts);
        parts++;
      }
    } catch (IndexOutOfBoundsException e) {
      return parts;
    }
  }

  @Test
  void pixelsThatChange() {
    AtomicInteger calls = new AtomicInteger();
    caught(
        new PatchPerLetter() {
          @Override
          public RenderedText render(TextInput input, int maxPatches) {
            return shaded(super.render(input, maxPatches), calls.incrementAndGet() % 100);
          }
        },
        TextRendererContract::equalInputIsDrawnEqually);
  }

  @Test
  void anotherPictureForEachThread() {
    caught(
        new PatchPerLetter() {
          @Override
          public RenderedText render(TextInput input, int maxPatches) {
            boolean pool = Thread.currentThread().getName().startsWith("pool");
            return shaded(super.render(input, maxPatches), pool ? 9 : 0);
          }
        },
        TextRendererContract::threadsGetWhatOneGets);
  }

  @Test
  void morePatchesThanAreAllowed() {
    caught(
        new PatchPerLetter() {
          @Override
          public RenderedText render(TextInput input, int maxPatches) {
            return super.render(input, maxPatches + 1);
          }
        },
        TextRendererContract::sizesAreAsTheyWereSaid);
  }

  @Test
  void noInk() {
    caught(
        new PatchPerLetter() {
          @Override
          public RenderedText render(TextInput input, int maxPatches) {
            return shaded(super.render(input, maxPatches), 255);
          }
        },
        TextRendererContract::lettersLeaveInk);
  }

  @Test
  void aLetterThatIsMissingInTheAlignment() {
    caught(
        new PatchPerLetter() {
          @Override
          public RenderedText render(TextInput input, int maxPatches) {
            RenderedText text = super.render(input, maxPatches);
            return aligned(text, 1, text.alignment().complete(), false);
          }
        },
        TextRendererContract::everyCharacterBelongsToOneCluster);
  }

  @Test
  void textOnSeparators() {
    caught(
        new PatchPerLetter() {
          @Override
          public RenderedText render(TextInput input, int maxPatches) {
            RenderedText text = super.render(input, maxPatches);
            return aligned(text, -1, text.alignment().complete(), true);
          }
        },
        TextRendererContract::alignmentsAgreeBothWays);
  }

  @Test
  void completeThoughCutOff() {
    caught(
        new PatchPerLetter() {
          @Override
          public RenderedText render(TextInput input, int maxPatches) {
            return aligned(super.render(input, maxPatches), -1, true, false);
          }
        },
        TextRendererContract::completeSaysWhetherAllWasDrawn);
  }

  @Test
  void aLastWindowThatIsMissing() {
    caught(
        new PatchPerLetter() {
          @Override
          public List<RenderedText> renderWindows(TextInput input, int maxPatches, int overlap) {
            return super.renderWindows(input, maxPatches, overlap).subList(0, 1);
          }
        },
        TextRendererContract::windowsShowEverything);
  }

  @Test
  void sizesThatNothingFitsIn() {
    caught(
        new PatchPerLetter() {
          @Override
          public RenderedText render(TextInput input, int maxPatches) {
            return super.render(input, Math.max(8, maxPatches));
          }
        },
        TextRendererContract::impossibleSizesAreRefused);
  }

  @Test
  void aFingerprintThatChanges() {
    AtomicInteger calls = new AtomicInteger();
    caught(
        new PatchPerLetter() {
          @Override
          public RendererFingerprint fingerprint() {
            return new RendererFingerprint(
                "patch-per-letter", "%064x".formatted(calls.incrementAndGet()), Map.of());
          }
        },
        TextRendererContract::settingsAndFingerprintAreKept);
  }
}
