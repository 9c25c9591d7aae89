// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.inputs;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.model.PatchBatch;

/**
 * Full windows of what a model reads, without a renderer: random pixels, or random tokens, every
 * one of the vocabulary as likely as any other. What a step costs does not depend on them, but that
 * rows of a table which are looked up often may be at hand sooner.
 */
final class RandomTexts {
  private static final int TOKEN_BYTES = 3;

  private final InputShape input;
  private final int texts;
  private final RandomGenerator random;

  /**
   * Texts.
   *
   * @param input the shape of each; its most patches are how many each has
   * @param texts of a batch
   */
  RandomTexts(InputShape input, int texts, RandomGenerator random) {
    this.input = input;
    this.texts = texts;
    this.random = random;
  }

  /** The next batch. */
  PatchBatch next() {
    int patches = input.maxPatches();
    byte[] bytes = new byte[Math.toIntExact((long) texts * patches * input.patchLength())];
    if (input.vocabulary() == 0) {
      random.nextBytes(bytes);
    } else {
      for (int at = 0; at < bytes.length; at += TOKEN_BYTES) {
        put(random.nextInt(input.vocabulary()), bytes, at);
      }
    }
    int[] lengths = new int[texts];
    Arrays.fill(lengths, patches);
    return PatchBatch.ofRows(bytes, lengths, input.patchLength());
  }

  /** The highest byte first, as {@link org.pixellm.plugins.render.TextRenderer#vocabulary} says. */
  private static void put(int token, byte[] bytes, int at) {
    bytes[at] = (byte) (token >>> 16);
    bytes[at + 1] = (byte) (token >>> 8);
    bytes[at + 2] = (byte) token;
  }
}
