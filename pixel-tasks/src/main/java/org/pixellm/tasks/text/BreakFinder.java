// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.text;

import java.io.IOException;

/** Finds the breaks of a file, one after the other, from any place of it. */
final class BreakFinder {
  private static final long NONE = -1;

  private final BreakRules rules;
  private final FileBytes bytes;
  private final long from;

  /** Next byte to look at. */
  private long position;

  /** Ends of the last two lines within the white space before {@link #position}. */
  private long lastLineEnd = NONE;

  private long lineEndBefore = NONE;
  private long lastNatural = NONE;
  private long nextLimit;
  private long forced = NONE;

  /**
   * A finder of breaks at or after {@code from}.
   *
   * <p>It starts to look early enough to know what the rules need to know about the bytes before.
   */
  BreakFinder(BreakRules rules, FileBytes bytes, long from) {
    this.rules = rules;
    this.bytes = bytes;
    this.from = from;
    long limit = rules.limit();
    // A limit before this one forces a break before `from`.
    nextLimit = limit * Math.max(1, Math.floorDiv(from - rules.reach(), limit) + 1);
    position = Math.max(0, nextLimit - limit - rules.reach());
  }

  /** The next break, or -1 if there is none. */
  long next() throws IOException {
    while (position < bytes.size()) {
      long here = position++;
      boolean natural = isNatural(here);
      boolean isForced = isForced(here);
      if (here >= from && (here == 0 || natural || isForced)) {
        return here;
      }
    }
    return NONE;
  }

  private boolean isNatural(long here) throws IOException {
    int value = bytes.at(here);
    if (value == '\n' || (value == '\r' && bytes.at(here + 1) != '\n')) {
      lineEndBefore = lastLineEnd;
      lastLineEnd = here;
      return false;
    }
    if (isSpace(value)) {
      return false;
    }
    long deciding = rules.lineEnds() == 1 ? lastLineEnd : lineEndBefore;
    boolean natural = deciding != NONE && here - deciding <= rules.reach();
    if (natural) {
      lastNatural = here;
    }
    lastLineEnd = NONE;
    lineEndBefore = NONE;
    return natural;
  }

  /** To be asked after {@link #isNatural}: a natural break at the limit itself counts. */
  private boolean isForced(long here) throws IOException {
    if (here == nextLimit) {
      if (lastNatural <= nextLimit - rules.limit()) {
        forced = forcedAfter(nextLimit);
      }
      nextLimit += rules.limit();
    }
    return here == forced;
  }

  private long forcedAfter(long limit) throws IOException {
    for (long at = limit; at < limit + rules.reach(); at++) {
      if (isSpace(bytes.at(at))) {
        return at;
      }
    }
    for (long at = limit; at < limit + 4; at++) {
      if ((bytes.at(at) & 0xC0) != 0x80) {
        return at;
      }
    }
    return limit;
  }

  static boolean isSpace(int value) {
    return value == ' ' || (value >= '\t' && value <= '\r');
  }
}
