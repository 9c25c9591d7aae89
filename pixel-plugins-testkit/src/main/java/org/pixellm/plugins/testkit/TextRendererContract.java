// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;

/**
 * What holds for every {@link TextRenderer}. A law that is broken fails with the input that broke
 * it.
 */
public abstract class TextRendererContract {
  private static final int[] SIZES = {4, 7, 16, 64};

  /** More patches than any of the inputs takes. */
  private static final int ENOUGH = 512;

  /** The renderer. Asked for by each law; the same one every time, or a new one. */
  protected abstract TextRenderer renderer();

  /** What is drawn: many scripts, emoji, half surrogate pairs, blanks, nothing, pairs, words. */
  protected List<TextInput> inputs() {
    return SampleTexts.inputs();
  }

  /** Pixels and alignment, to be compared. */
  private record Drawn(String pixels, List<Alignment.Cluster> clusters, String separators) {
    static Drawn of(RenderedText text) {
      byte[] bytes = new byte[text.patchCount() * text.patchLength()];
      text.copyPatches(0, text.patchCount(), bytes, 0);
      return new Drawn(
          text.patchCount() + ":" + Arrays.hashCode(bytes),
          List.copyOf(text.alignment().clusters()),
          Arrays.toString(text.alignment().separators()));
    }
  }

  /** Equal input gives equal bytes. */
  @Test
  public void equalInputIsDrawnEqually() {
    TextRenderer renderer = renderer();
    for (TextInput input : inputs()) {
      Drawn first = Drawn.of(renderer.render(input, 64));
      // With something else in between: what was drawn before must leave no trace.
      renderer.render(TextInput.of("something else"), 8);
      assertEquals(first, Drawn.of(renderer.render(input, 64)), () -> "drawn again: " + input);
    }
  }

  /** Several threads get what one gets. */
  @Test
  public void threadsGetWhatOneGets() {
    TextRenderer renderer = renderer();
    List<TextInput> inputs = inputs();
    List<Drawn> alone = inputs.stream().map(i -> Drawn.of(renderer.render(i, 64))).toList();
    for (List<Drawn> found :
        AtOnce.run(
            () -> {
              List<Drawn> drawn = new ArrayList<>();
              inputs.forEach(input -> drawn.add(Drawn.of(renderer.render(input, 64))));
              return drawn;
            })) {
      for (int i = 0; i < alone.size(); i++) {
        assertEquals(alone.get(i), found.get(i), "by several threads: " + inputs.get(i));
      }
    }
  }

  /** Patches are of the size that was said, and no more than were allowed. */
  @Test
  public void sizesAreAsTheyWereSaid() {
    TextRenderer renderer = renderer();
    for (TextInput input : inputs()) {
      for (int most : SIZES) {
        RenderedText text = renderer.render(input, most);
        assertEquals(renderer.patchSize(), text.patchSize(), "patch size");
        assertEquals(renderer.channels(), text.channels(), "channels");
        assertTrue(
            text.patchCount() >= 1 && text.patchCount() <= most,
            () ->
                "%d patches where at most %d are allowed: %s"
                    .formatted(text.patchCount(), most, input));
      }
    }
  }

  /** Text leaves ink. */
  @Test
  public void lettersLeaveInk() {
    RenderedText text = renderer().render(TextInput.of("ink"), 16);
    int patches = text.patchCount();
    BitSet inked = new BitSet();
    for (int x = 0; x < patches * text.patchSize(); x++) {
      for (int y = 0; y < text.patchSize(); y++) {
        if (text.pixel(0, x, y) < 255) {
          inked.set(x / text.patchSize());
        }
      }
    }
    boolean drawn =
        text.alignment().clusters().stream()
            .anyMatch(
                c ->
                    inked.nextSetBit(c.firstPatch()) >= 0
                        && inked.nextSetBit(c.firstPatch()) < c.endPatch());
    assertTrue(drawn, "no letter of \"ink\" left ink where the alignment says that it is");
  }

  /** All characters of what was drawn belong to exactly one cluster, in reading order. */
  @Test
  public void everyCharacterBelongsToOneCluster() {
    TextRenderer renderer = renderer();
    for (TextInput input : inputs()) {
      for (int most : SIZES) {
        Alignment alignment = renderer.render(input, most).alignment();
        int part = 0;
        int reached = 0;
        for (Alignment.Cluster cluster : alignment.clusters()) {
          if (cluster.part() != part) {
            part = nextPart(alignment, input, part, reached, cluster.part());
            reached = 0;
          }
          int expected = reached;
          assertEquals(
              expected,
              cluster.start(),
              () -> "characters are left out or drawn twice in " + input);
          reached = cluster.end();
          assertTrue(
              cluster.endPatch() <= alignment.patchCount(),
              () -> "a cluster lies behind the last patch: " + input);
        }
        nextPart(alignment, input, part, reached, input.parts().size());
      }
    }
  }

  private static int nextPart(Alignment alignment, TextInput input, int from, int reached, int to) {
    assertEquals(
        alignment.drawnEnd(from), reached, () -> "clusters end elsewhere than was drawn: " + input);
    for (int between = from + 1; between < to; between++) {
      assertEquals(0, alignment.drawnEnd(between), () -> "a part without clusters: " + input);
    }
    return to;
  }

  /** From characters to patches and from patches to characters are the same table. */
  @Test
  public void alignmentsAgreeBothWays() {
    TextRenderer renderer = renderer();
    for (TextInput input : inputs()) {
      Alignment alignment = renderer.render(input, 64).alignment();
      for (Alignment.Cluster cluster : alignment.clusters()) {
        assertEquals(
            Optional.of(new Alignment.PatchRange(cluster.firstPatch(), cluster.endPatch())),
            alignment.patchesOf(cluster.part(), cluster.start()),
            () -> "patches of a character: " + input);
      }
      for (int separator : alignment.separators()) {
        assertTrue(
            alignment.clustersIn(separator).isEmpty(), () -> "text on a separator patch: " + input);
      }
      for (int word = 0; word < alignment.words().size(); word++) {
        Alignment.CharRange range = alignment.words().get(word);
        assertTrue(
            range.end() <= input.parts().get(range.part()).length(),
            () -> "a word ends behind its text: " + input);
        Alignment.PatchRange patches = alignment.patchesOfWord(word);
        int middle = patches.start();
        int number = word;
        assertTrue(
            Arrays.stream(alignment.wordsIn(middle)).anyMatch(w -> w == number),
            () -> "a word is not in its first patch: " + input);
      }
    }
  }

  /**
   * {@link Alignment#complete()} says whether all was drawn. Where it is not, all characters may
   * still have their places: the ink of the last may be cut.
   */
  @Test
  public void completeSaysWhetherAllWasDrawn() {
    TextRenderer renderer = renderer();
    for (TextInput input : inputs()) {
      for (int most : new int[] {4, ENOUGH}) {
        Alignment alignment = renderer.render(input, most).alignment();
        boolean all = true;
        for (int part = 0; part < input.parts().size(); part++) {
          int length = input.parts().get(part).length();
          int end = alignment.drawnEnd(part);
          assertTrue(end >= 0 && end <= length, () -> "drawn beyond the text: " + input);
          all &= end == length;
        }
        assertTrue(all || !alignment.complete(), () -> "complete, but not all is drawn: " + input);
      }
      assertTrue(
          renderer.render(input, ENOUGH).alignment().complete(),
          () -> "not drawn to its end on " + ENOUGH + " patches: " + input);
    }
    TextInput tooLong = TextInput.of("word ".repeat(ENOUGH));
    assertFalse(renderer.render(tooLong, 4).alignment().complete(), "complete on 4 patches");
  }

  /** Windows show all of an input, each within the limit. */
  @Test
  public void windowsShowEverything() {
    TextRenderer renderer = renderer();
    for (TextInput input : inputs()) {
      for (int overlap : new int[] {0, 3}) {
        List<RenderedText> windows = renderer.renderWindows(input, 12, overlap);
        assertFalse(windows.isEmpty(), () -> "no windows: " + input);
        List<BitSet> shown = new ArrayList<>();
        input.parts().forEach(part -> shown.add(new BitSet()));
        for (RenderedText window : windows) {
          assertTrue(window.patchCount() <= 12, () -> "a window is too long: " + input);
          for (Alignment.Cluster cluster : window.alignment().clusters()) {
            shown.get(cluster.part()).set(cluster.start(), cluster.end());
          }
        }
        for (int part = 0; part < shown.size(); part++) {
          int length = input.parts().get(part).length();
          // A first text of a pair may be cut, the same in each window.
          int end =
              input instanceof TextInput.Pair && part == 0
                  ? windows.get(0).alignment().drawnEnd(0)
                  : length;
          assertTrue(
              shown.get(part).nextClearBit(0) >= end,
              () -> "no window shows all of its characters: " + input);
        }
      }
    }
  }

  /** Too small a limit, or too large an overlap, is refused with a sentence. */
  @Test
  public void impossibleSizesAreRefused() {
    TextRenderer renderer = renderer();
    assertThrows(PixelException.class, () -> renderer.render(TextInput.of("x"), 1));
    assertThrows(PixelException.class, () -> renderer.render(new TextInput.Pair("a", "b"), 3));
    assertThrows(PixelException.class, () -> renderer.renderWindows(TextInput.of("x"), 8, 4));
    assertThrows(PixelException.class, () -> renderer.renderWindows(TextInput.of("x"), 8, -1));
  }

  /** The settings name what draws, and the fingerprint stays. */
  @Test
  public void settingsAndFingerprintAreKept() {
    TextRenderer renderer = renderer();
    Map<String, Object> settings = renderer.configuration();
    for (String key : List.of("renderer", "renderer_config", "mode", "mode_config")) {
      assertTrue(settings.containsKey(key), () -> key + " is missing in " + settings);
    }
    assertEquals(renderer.patchSize(), ((Number) settings.get("patch_size")).intValue());
    assertEquals(renderer.channels(), ((Number) settings.get("channels")).intValue());
    assertEquals(renderer.fingerprint(), renderer.fingerprint());
    assertTrue(renderer.fingerprint().pageHash().matches("[0-9a-f]{64}"), "the page's SHA-256");
    assertEquals(settings.get("renderer"), renderer.fingerprint().backend(), "the back end's name");
  }
}
