// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.RendererFingerprint;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;

/**
 * A renderer without fonts, for tests of heads: each code point gets a patch of its own whose
 * pixels are its number in bits, and a black patch ends each part but for those of a word list. The
 * patches of a pair's first text are repeated in every window.
 */
public class PatchPerLetter implements TextRenderer {
  private static final int SIZE = 8;

  @Override
  public int patchSize() {
    return SIZE;
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public RenderedText render(TextInput input, int maxPatches) {
    requireRoom(input, maxPatches);
    return draw(input, start(input), maxPatches).text();
  }

  @Override
  public List<RenderedText> renderWindows(TextInput input, int maxPatches, int overlap) {
    requireRoom(input, maxPatches);
    if (overlap < 0 || overlap >= (maxPatches + 1) / 2) {
      throw new PixelException(
          "an overlap is at least 0 and less than half of the %d patches of a window, not %d"
              .formatted(maxPatches, overlap));
    }
    List<RenderedText> windows = new ArrayList<>();
    Window window = draw(input, start(input), maxPatches);
    windows.add(window.text());
    while (!window.reachesEnd(input)) {
      window = draw(input, window.next(overlap), maxPatches);
      windows.add(window.text());
    }
    return windows;
  }

  /** Where in the input a window starts or ends. */
  private record Place(int part, int index) {}

  private record Window(RenderedText text, Place end) {
    /** Where the next starts, which shows so many letters of this one again. */
    Place next(int overlap) {
      List<Alignment.Cluster> own =
          text.alignment().clusters().stream().filter(c -> c.part() == end.part()).toList();
      int first = own.size() - overlap;
      return overlap > 0 && first > 0 ? new Place(end.part(), own.get(first).start()) : end;
    }

    boolean reachesEnd(TextInput input) {
      return end.part() >= input.parts().size();
    }
  }

  private static void requireRoom(TextInput input, int maxPatches) {
    int least = input instanceof TextInput.Pair ? 4 : 2;
    if (maxPatches < least) {
      throw new PixelException("at least %d patches, not %d".formatted(least, maxPatches));
    }
  }

  private static Place start(TextInput input) {
    return new Place(input instanceof TextInput.Pair ? 1 : 0, 0);
  }

  private Window draw(TextInput input, Place from, int maxPatches) {
    List<Integer> patches = new ArrayList<>();
    List<int[]> clusters = new ArrayList<>();
    List<Integer> separators = new ArrayList<>();
    int[] ends = new int[input.parts().size()];
    boolean whole = from.equals(start(input));
    if (input instanceof TextInput.Pair pair) {
      // Half of the room, so that the second text has some, too.
      ends[0] = letters(pair.first(), 0, 0, maxPatches / 2 - 1, patches, clusters);
      whole &= ends[0] == pair.first().length();
      separators.add(patches.size());
      patches.add(-1);
    }
    for (int part = start(input).part(); part < from.part(); part++) {
      ends[part] = input.parts().get(part).length();
    }
    int part = from.part();
    int index = from.index();
    boolean words = input instanceof TextInput.Words;
    int room = maxPatches - 1;
    while (part < input.parts().size()) {
      String text = input.parts().get(part);
      index = letters(text, part, index, room, patches, clusters);
      ends[part] = index;
      if (index < text.length()) {
        break;
      }
      part++;
      index = 0;
    }
    separators.add(patches.size());
    patches.add(-1);
    Place end = new Place(part, index);
    whole &= part >= input.parts().size();
    return new Window(text(input, patches, clusters, separators, ends, whole, words), end);
  }

  /** Draws letters as long as there is room; where it stopped. */
  private static int letters(
      String text, int part, int from, int room, List<Integer> patches, List<int[]> clusters) {
    int at = from;
    while (at < text.length() && patches.size() < room) {
      int next = at + Character.charCount(text.codePointAt(at));
      clusters.add(new int[] {part, at, next, patches.size()});
      patches.add(text.codePointAt(at));
      at = next;
    }
    return at;
  }

  private RenderedText text(
      TextInput input,
      List<Integer> patches,
      List<int[]> clusters,
      List<Integer> separators,
      int[] ends,
      boolean whole,
      boolean words) {
    Alignment.Builder alignment = new Alignment.Builder(patches.size(), clusters.size());
    clusters.forEach(c -> alignment.cluster(c[0], c[1], c[2], c[3], c[3] + 1));
    separators.forEach(alignment::separator);
    addWords(input, clusters, words, alignment);
    List<Integer> drawn = new ArrayList<>();
    for (int end : ends) {
      drawn.add(end);
    }
    alignment.drawn(drawn, whole);
    byte[] pixels = new byte[patches.size() * SIZE * SIZE];
    for (int patch = 0; patch < patches.size(); patch++) {
      for (int i = 0; i < SIZE * SIZE; i++) {
        boolean ink = patches.get(patch) < 0 || (patches.get(patch) >>> (i % 21) & 1) == 1;
        pixels[patch * SIZE * SIZE + i] = ink ? 0 : (byte) 255;
      }
    }
    return new RenderedText(SIZE, 1, pixels, alignment.build(), Map.of());
  }

  private static void addWords(
      TextInput input, List<int[]> clusters, boolean words, Alignment.Builder alignment) {
    int lastPart = -1;
    int lastEnd = -1;
    for (int[] cluster : clusters) {
      String text = input.parts().get(cluster[0]);
      if (cluster[0] == lastPart && cluster[1] < lastEnd) {
        continue;
      }
      if (!words && isBlank(text, cluster[1])) {
        continue;
      }
      int start = cluster[1];
      int end = cluster[2];
      while (start > 0 && (words || !isBlank(text, start - 1))) {
        start--;
      }
      while (end < text.length() && (words || !isBlank(text, end))) {
        end++;
      }
      alignment.word(cluster[0], start, end);
      lastPart = cluster[0];
      lastEnd = end;
    }
  }

  private static boolean isBlank(String text, int index) {
    return Character.isWhitespace(text.charAt(index));
  }

  @Override
  public Map<String, Object> configuration() {
    return Map.of(
        "renderer",
        "patch-per-letter",
        "renderer_config",
        Map.of(),
        "mode",
        "none",
        "mode_config",
        Map.of(),
        "patch_size",
        SIZE,
        "channels",
        1);
  }

  @Override
  public RendererFingerprint fingerprint() {
    return new RendererFingerprint("patch-per-letter", "0".repeat(64), Map.of());
  }
}
