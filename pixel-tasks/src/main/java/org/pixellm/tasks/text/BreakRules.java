// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.text;

/**
 * Where a text file is cut into examples.
 *
 * <p>A break lies at the first byte of a file; at a byte that is no white space, if the white space
 * before it holds at least {@code lineEnds} line ends within {@code reach} bytes; and, where a
 * stretch of {@code limit} bytes up to a multiple of {@code limit} has no such break, just after
 * that multiple: at the next white space within {@code reach} bytes, else at the next character.
 * The last rule keeps a file that is one endless line readable in bounded memory. All rules look at
 * most {@code limit + reach} bytes back, so that breaks can be found from the middle of a file.
 *
 * @param lineEnds line ends that separate examples: 1 for lines, 2 for paragraphs
 * @param limit bytes without a break after which one is forced; an example has at most about twice
 *     as many
 * @param reach bytes that rules look around; less than half of {@code limit}
 */
record BreakRules(int lineEnds, int limit, int reach) {
  BreakRules {
    if (lineEnds < 1 || lineEnds > 2 || reach < 2 || limit <= 2 * reach) {
      throw new IllegalArgumentException(
          "no break rules: %d line ends, limit %d, reach %d".formatted(lineEnds, limit, reach));
    }
  }

  static BreakRules of(TextReaderConfig.Unit unit) {
    return new BreakRules(
        switch (unit) {
          case LINE -> 1;
          case PARAGRAPH -> 2;
        },
        1 << 16,
        1 << 10);
  }
}
