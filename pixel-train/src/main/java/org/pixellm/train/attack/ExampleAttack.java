// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.attack;

import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.data.TextChange;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.task.TextAttack;

/**
 * An attack on examples, which keep their labels. Each text of an example has randomness of its
 * own, a word of a list too. Safe to share between threads.
 */
public final class ExampleAttack {
  private final SeededAttack attack;

  /** Examples are disturbed by an attack. */
  public ExampleAttack(SeededAttack attack) {
    this.attack = attack;
  }

  /**
   * An example, disturbed.
   *
   * @param number the example's number in its data, from 0
   * @return of the same class
   * @throws PixelException if the example's texts cannot be changed, or the attack does not keep
   *     the words that have labels
   */
  public Example attacked(Example example, long number) {
    requireWordsKept(example, attack.keepsWords());
    return changed(example, (part, text) -> disturbed(text, number, part));
  }

  /** An attack's own complaint is not one about the words of an example. */
  private String disturbed(String text, long number, int part) {
    try {
      return attack.part(text, number, part);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("the attack cannot disturb \"" + text + "\"", e);
    }
  }

  /**
   * Checks that an attack can be made on an example, without making it.
   *
   * @throws PixelException as {@link #attacked} would
   */
  static void require(TextAttack attack, Example example) {
    requireWordsKept(example, attack.keepsWords());
    changed(example, (part, text) -> text);
  }

  private static void requireWordsKept(Example example, boolean kept) {
    if (!kept && example.input() instanceof TextInput.Words) {
      throw new PixelException(SeededAttack.WORDS_LOST);
    }
  }

  private static Example changed(Example example, TextChange change) {
    try {
      return example
          .withTexts(change)
          .orElseThrow(
              () ->
                  new PixelException(
                      "examples of the kind %s cannot be attacked: their labels do not fit another text"
                          .formatted(example.getClass().getSimpleName())));
    } catch (IllegalArgumentException e) {
      throw new PixelException(
          "the attack does not keep the words that have labels, and yet says that it does: "
              + e.getMessage(),
          e);
    }
  }
}
