// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import java.util.List;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.TextInput;

/**
 * What the command line gives to be drawn.
 *
 * @param texts the arguments
 * @param pair whether they are a pair of texts
 * @param words whether they are a list of words
 */
record InputArguments(List<String> texts, boolean pair, boolean words) {
  private static final String STANDARD_INPUT = "-";

  /** Whether there is anything. */
  boolean isEmpty() {
    return texts.isEmpty();
  }

  /**
   * The input.
   *
   * @param standardInput read if it is asked for
   * @throws PixelException if it is blank, or the number of texts does not fit
   */
  TextInput read(StandardInput standardInput) {
    if (pair && words) {
      throw new PixelException("choose one of --pair and --words: an input is not both");
    }
    TextInput input =
        pair ? pairOf(standardInput) : words ? wordsOf(standardInput) : textOf(standardInput);
    if (input.parts().stream().allMatch(String::isBlank)) {
      throw new PixelException("there is no text to draw: it is empty, or white space only");
    }
    return input;
  }

  private TextInput textOf(StandardInput standardInput) {
    return TextInput.of(fromStandardInput() ? standardInput.text() : String.join(" ", texts));
  }

  private TextInput pairOf(StandardInput standardInput) {
    if (texts.size() != 2) {
      throw new PixelException(
          "--pair needs two texts, not %d; put quotation marks around each"
              .formatted(texts.size()));
    }
    if (texts.stream().allMatch(STANDARD_INPUT::equals)) {
      throw new PixelException("only one text of a pair can come from standard input");
    }
    List<String> both =
        texts.stream()
            .map(text -> text.equals(STANDARD_INPUT) ? standardInput.text() : text)
            .toList();
    return new TextInput.Pair(both.get(0), both.get(1));
  }

  private TextInput wordsOf(StandardInput standardInput) {
    return new TextInput.Words(
        fromStandardInput() ? List.of(standardInput.text().strip().split("\\s+")) : texts);
  }

  private boolean fromStandardInput() {
    return texts.equals(List.of(STANDARD_INPUT));
  }
}
