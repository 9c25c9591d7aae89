// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.model;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.tokens.vocabulary.TokenVocabulary;

/** What of a batch has to be guessed, and what is read in its place. Separators are neither. */
final class TokenMask {
  private static final int BYTES = 3;

  private final byte[] bytes;
  private final int[] places;
  private final long[] targets;

  private TokenMask(byte[] bytes, int[] places, long[] targets) {
    this.bytes = bytes;
    this.places = places;
    this.targets = targets;
  }

  /** Bytes of all tokens as they are read. */
  byte[] bytes() {
    return bytes;
  }

  /** Which of all tokens have to be guessed, ascending within a text. */
  int[] places() {
    return places;
  }

  /** What these were. */
  long[] targets() {
    return targets;
  }

  /**
   * Draws a mask. Of each text its share, rounded, but at least one token and not all, unless there
   * is but one.
   *
   * @param vocabulary how many tokens there are
   * @param random the only source of randomness
   */
  static TokenMask draw(
      PatchBatch batch, int vocabulary, MaskedTokensConfig config, RandomGenerator random) {
    byte[] bytes = batch.bytes().clone();
    List<Integer> places = new ArrayList<>();
    for (int row = 0; row < batch.size(); row++) {
      places.addAll(choose(bytes, batch.start(row), batch.start(row + 1), config, random));
    }
    long[] targets = new long[places.size()];
    for (int i = 0; i < targets.length; i++) {
      int place = places.get(i);
      targets[i] = token(bytes, place);
      double kind = random.nextDouble();
      if (kind < config.replaced()) {
        put(TokenVocabulary.MASK, bytes, place);
      } else if (kind < config.replaced() + config.random()) {
        put(random.nextInt(TokenVocabulary.FIRST_BYTE, vocabulary), bytes, place);
      }
    }
    return new TokenMask(bytes, places.stream().mapToInt(Integer::intValue).toArray(), targets);
  }

  private static List<Integer> choose(
      byte[] bytes, int from, int to, MaskedTokensConfig config, RandomGenerator random) {
    List<Integer> text = new ArrayList<>();
    for (int place = from; place < to; place++) {
      if (token(bytes, place) != TokenVocabulary.SEPARATOR) {
        text.add(place);
      }
    }
    int count = guessed(text.size(), config);
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i, text.size());
      Integer chosen = text.set(other, text.get(i));
      text.set(i, chosen);
    }
    return text.subList(0, count).stream().sorted().toList();
  }

  /**
   * How many tokens of a text have to be guessed.
   *
   * @param tokens of the text, separators left out
   */
  private static int guessed(int tokens, MaskedTokensConfig config) {
    long wanted = Math.round(config.maskRatio() * tokens);
    int count = (int) Math.min(Math.max(1, wanted), Math.max(1, tokens - 1));
    return Math.min(count, tokens);
  }

  /** How many tokens of a row of a batch have to be guessed, whichever they are. */
  static int guessed(PatchBatch batch, int row, MaskedTokensConfig config) {
    int tokens = 0;
    for (int place = batch.start(row); place < batch.start(row + 1); place++) {
      tokens += token(batch.bytes(), place) == TokenVocabulary.SEPARATOR ? 0 : 1;
    }
    return guessed(tokens, config);
  }

  /** The number of a token. */
  static int token(byte[] bytes, int place) {
    int at = BYTES * place;
    return (bytes[at] & 0xFF) << 16 | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF);
  }

  private static void put(int token, byte[] bytes, int place) {
    bytes[BYTES * place] = (byte) (token >>> 16);
    bytes[BYTES * place + 1] = (byte) (token >>> 8);
    bytes[BYTES * place + 2] = (byte) token;
  }
}
