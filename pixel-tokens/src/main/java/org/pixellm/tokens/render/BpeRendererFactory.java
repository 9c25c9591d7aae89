// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.render.TextRendererFactory;
import org.pixellm.tokens.vocabulary.BytePairs;
import org.pixellm.tokens.vocabulary.MergeFile;
import org.pixellm.tokens.vocabulary.MergeList;
import org.pixellm.tokens.vocabulary.TokenVocabulary;

/** Makes tokenizers of byte pairs. */
public final class BpeRendererFactory implements TextRendererFactory<BpeConfig> {
  private static final String BUNDLED = "/org/pixellm/tokens/vocabulary/english-8192.txt";

  @Override
  public String name() {
    return "bpe";
  }

  @Override
  public String summary() {
    return "byte-pair tokens in place of pictures, for the backbone tokens";
  }

  @Override
  public BpeConfig defaults() {
    return new BpeConfig("", 0, List.of(), UnknownCharacters.BYTES);
  }

  @Override
  public TextRenderer create(BpeConfig configuration, LayoutMode mode) {
    List<String> merges = merges(configuration);
    if (configuration.size() > 0) {
      int most = configuration.size() - TokenVocabulary.AFTER_BYTES;
      if (most > merges.size()) {
        throw new PixelException(
            "the vocabulary has %d tokens, fewer than size asks for, which is %d"
                .formatted(TokenVocabulary.AFTER_BYTES + merges.size(), configuration.size()));
      }
      merges = merges.subList(0, most);
    }
    try {
      UnknownCharacters unknown = configuration.unknown();
      TokenVocabulary pairs = unknown.in(new BytePairs(new MergeList().read(merges)));
      // A model's settings hold the vocabulary itself: files move, and others have none.
      return new TokenRenderer(name(), new BpeConfig("", 0, merges, unknown), pairs, mode);
    } catch (IllegalArgumentException e) {
      throw new PixelException("the renderer bpe: " + e.getMessage(), e);
    }
  }

  private static List<String> merges(BpeConfig configuration) {
    if (!configuration.merges().isEmpty()) {
      return configuration.merges();
    }
    return configuration.vocabulary().isEmpty()
        ? bundled()
        : new MergeFile(Path.of(configuration.vocabulary())).read();
  }

  private static List<String> bundled() {
    try (InputStream in = BpeRendererFactory.class.getResourceAsStream(BUNDLED)) {
      return MergeFile.lines(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
