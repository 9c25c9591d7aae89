// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.render;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.RendererFingerprint;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.RecordSettings;
import org.pixellm.render.core.WordFinder;
import org.pixellm.tokens.render.TokenWindow.Range;
import org.pixellm.tokens.vocabulary.TokenVocabulary;

/**
 * A tokenizer in a renderer's place. A patch is one pixel of three channels, whose bytes are the
 * number of a token; so what is made of patches elsewhere, windows, batches and the examples of a
 * head, is made of tokens in the same way, and a token model differs from a pixel model in nothing
 * but what it reads.
 */
public final class TokenRenderer implements TextRenderer {
  private static final int CHANNELS = 3;
  private static final int LEAST = 2;
  private static final int LEAST_FOR_PAIRS = 4;
  private static final String NO_LAYOUT = "continuous";

  private final String name;
  private final Record settings;
  private final TokenVocabulary vocabulary;
  private final LayoutMode mode;
  private final PartTokenizer tokenizer;
  private final RendererFingerprint fingerprint;

  /**
   * A tokenizer.
   *
   * @param name of the plug-in
   * @param settings what makes it again, vocabulary included
   * @param vocabulary the tokens
   * @param mode a layout that nobody asked for; tokens have none
   * @throws PixelException if a layout was asked for
   */
  public TokenRenderer(String name, Record settings, TokenVocabulary vocabulary, LayoutMode mode) {
    if (!mode.name().equals(NO_LAYOUT)) {
      throw new PixelException(
          "the renderer %s gives tokens, which have no layout: leave layout out, it is %s"
              .formatted(name, mode.name()));
    }
    this.name = name;
    this.settings = settings;
    this.vocabulary = vocabulary;
    this.mode = mode;
    this.tokenizer = new PartTokenizer(vocabulary);
    this.fingerprint = fingerprint(name, settings, vocabulary.size());
  }

  private static RendererFingerprint fingerprint(String name, Record settings, int size) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((name + RecordSettings.of(settings)).getBytes(StandardCharsets.UTF_8));
      return new RendererFingerprint(
          name, HexFormat.of().formatHex(hash), Map.of("tokens", Integer.toString(size)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public int patchSize() {
    return 1;
  }

  @Override
  public int channels() {
    return CHANNELS;
  }

  @Override
  public int vocabulary() {
    return vocabulary.size();
  }

  @Override
  public RenderedText render(TextInput input, int maxPatches) {
    TokenizedInput tokens = tokenized(input, maxPatches);
    TokenWindow window = tokens.window(tokens.start(), false);
    return draw(input, tokens, window, tokens.reachesEnd(window) && tokens.firstIsWhole());
  }

  @Override
  public List<RenderedText> renderWindows(TextInput input, int maxPatches, int overlap) {
    if (overlap < 0 || overlap > (maxPatches - 1) / 2) {
      throw new PixelException(
          "windows of %d patches cannot overlap by %d: it must be from 0 to %d"
              .formatted(maxPatches, overlap, Math.max(0, (maxPatches - 1) / 2)));
    }
    TokenizedInput tokens = tokenized(input, maxPatches);
    List<TokenWindow> windows = tokens.windows(overlap);
    boolean whole = windows.size() == 1 && tokens.firstIsWhole();
    return windows.stream().map(window -> draw(input, tokens, window, whole)).toList();
  }

  private TokenizedInput tokenized(TextInput input, int maxPatches) {
    int least = input instanceof TextInput.Pair ? LEAST_FOR_PAIRS : LEAST;
    if (maxPatches < least) {
      throw new PixelException(
          "cannot cut into tokens: at least %d patches are needed, not %d"
              .formatted(least, maxPatches));
    }
    return new TokenizedInput(input, tokenizer, maxPatches);
  }

  private RenderedText draw(
      TextInput input, TokenizedInput tokens, TokenWindow window, boolean complete) {
    boolean pair = input instanceof TextInput.Pair;
    int count = 1 + (pair ? 1 : 0);
    int clusters = 0;
    for (Range range : window.ranges()) {
      count += range.tokens();
      clusters += range.to() - range.from();
    }
    byte[] pixels = new byte[count * CHANNELS];
    Alignment.Builder alignment = new Alignment.Builder(count, clusters);
    WordFinder words = new WordFinder(input, alignment);
    int[] ends = drawnBefore(input, tokens, window);
    int patch = 0;
    for (Range range : window.ranges()) {
      TokenizedPart part = tokens.part(range.part());
      if (range.to() > range.from()) {
        align(range, part, patch, alignment);
        words.drawn(range.part(), part.start(range.from()), part.start(range.to()));
      }
      int first = range.to() > range.from() ? part.first()[range.from()] : 0;
      for (int i = 0; i < range.tokens(); i++) {
        put(part.ids()[first + i], pixels, patch++);
      }
      ends[range.part()] = part.start(range.to());
      if (pair && range.part() == 0) {
        patch = separate(pixels, patch, alignment);
      }
    }
    words.finish();
    separate(pixels, patch, alignment);
    List<Integer> drawn = new ArrayList<>();
    for (int end : ends) {
      drawn.add(end);
    }
    alignment.drawn(drawn, complete);
    return new RenderedText(1, CHANNELS, pixels, alignment.build(), Map.of());
  }

  /** How far each part was drawn in windows before this one. */
  private static int[] drawnBefore(TextInput input, TokenizedInput tokens, TokenWindow window) {
    int[] ends = new int[input.parts().size()];
    for (int part = 0; part < window.end().part() && part < ends.length; part++) {
      ends[part] = input.parts().get(part).length();
    }
    if (window.end().part() < ends.length) {
      TokenizedPart last = tokens.part(window.end().part());
      ends[window.end().part()] = last.start(window.end().cluster());
    }
    return ends;
  }

  private static void align(
      Range range, TokenizedPart part, int patch, Alignment.Builder alignment) {
    int first = part.first()[range.from()];
    for (int cluster = range.from(); cluster < range.to(); cluster++) {
      alignment.cluster(
          range.part(),
          part.start(cluster),
          part.start(cluster + 1),
          patch + part.first()[cluster] - first,
          patch + Math.min(range.tokens(), part.after()[cluster] - first));
    }
  }

  private static int separate(byte[] pixels, int patch, Alignment.Builder alignment) {
    put(TokenVocabulary.SEPARATOR, pixels, patch);
    alignment.separator(patch);
    return patch + 1;
  }

  private static void put(int token, byte[] pixels, int patch) {
    pixels[CHANNELS * patch] = (byte) (token >>> 16);
    pixels[CHANNELS * patch + 1] = (byte) (token >>> 8);
    pixels[CHANNELS * patch + 2] = (byte) token;
  }

  @Override
  public Map<String, Object> configuration() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("renderer", name);
    map.put("renderer_config", RecordSettings.of(settings));
    map.put("mode", mode.name());
    map.put("mode_config", mode.configuration());
    map.put("patch_size", 1);
    map.put("channels", CHANNELS);
    return Collections.unmodifiableMap(map);
  }

  @Override
  public RendererFingerprint fingerprint() {
    return fingerprint;
  }
}
