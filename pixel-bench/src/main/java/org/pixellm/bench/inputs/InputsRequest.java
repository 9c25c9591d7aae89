// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.inputs;

import java.util.List;
import org.pixellm.plugins.PixelException;

/**
 * What to measure.
 *
 * @param models {@code pixel}, or the name of a renderer, whose tokens (or pictures) a model reads;
 *     the first is compared with each
 * @param vocabularies sizes of vocabularies, for each of which a token model is measured besides
 * @param size of every encoder: tiny, small or base
 * @param batch texts of a step
 * @param patches of each text, or tokens
 * @param rounds that count
 * @param settings over every model's configuration
 */
public record InputsRequest(
    List<String> models,
    List<Integer> vocabularies,
    String size,
    int batch,
    int patches,
    int rounds,
    List<String> settings) {
  private static final int LEAST_PATCHES = 4;
  private static final int MOST_PATCHES = 1 << 16;
  private static final int MOST_BATCH = 1 << 12;
  private static final int MOST_ROUNDS = 1 << 12;

  /** As many coloured patches as an array of bytes can have, with room to spare. */
  private static final int MOST_PATCHES_OF_A_BATCH = 1 << 21;

  /** The bytes, and the signs that every tokenizer has, come to a few less. */
  private static final int LEAST_VOCABULARY = 260;

  private static final int MOST_VOCABULARY = (1 << 24) - 1;

  /** Checks the numbers. */
  public InputsRequest {
    models = List.copyOf(models);
    vocabularies = vocabularies.stream().sorted().distinct().toList();
    settings = List.copyOf(settings);
    within("patches", LEAST_PATCHES, MOST_PATCHES, patches);
    within("batch", 1, MOST_BATCH, batch);
    within("rounds", 1, MOST_ROUNDS, rounds);
    if ((long) batch * patches > MOST_PATCHES_OF_A_BATCH) {
      throw new PixelException(
          "batch times patches must be at most %d, not %d"
              .formatted(MOST_PATCHES_OF_A_BATCH, (long) batch * patches));
    }
    vocabularies.forEach(
        tokens -> within("a vocabulary size", LEAST_VOCABULARY, MOST_VOCABULARY, tokens));
    if (models.isEmpty()) {
      throw new PixelException("name at least one model");
    }
    if (models.stream().distinct().count() != models.size()) {
      throw new PixelException("a model is named twice: " + String.join(",", models));
    }
  }

  private static void within(String what, int least, int most, int value) {
    if (value < least || value > most) {
      throw new PixelException("%s must be %d to %d, not %d".formatted(what, least, most, value));
    }
  }
}
