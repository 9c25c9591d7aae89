// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.render;

/**
 * A part of an input as tokens, and its clusters: what a reader sees as one character. A token can
 * be of several clusters, and a cluster of several tokens.
 *
 * @param ids numbers of the tokens
 * @param ends for each cluster the UTF-16 index after it; it starts where the one before ends
 * @param first for each cluster the first token that has a part of it, ascending
 * @param after for each cluster the token after the last that has a part of it, ascending
 * @param begins for each cluster whether a word or what stands between words begins with it
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record TokenizedPart(int[] ids, int[] ends, int[] first, int[] after, boolean[] begins) {

  int clusters() {
    return ends.length;
  }

  /** UTF-16 index where a cluster starts; the part's length for the one after the last. */
  int start(int cluster) {
    return cluster == 0 ? 0 : ends[cluster - 1];
  }

  /** Tokens that some clusters take. */
  int tokens(int from, int to) {
    return to <= from ? 0 : after[to - 1] - first[from];
  }

  /**
   * How far clusters fit.
   *
   * @param from the first
   * @param room most tokens
   * @return the cluster after the last that fits; {@code from} if none does. Not between two that
   *     share a token, if it can be helped
   */
  int fitting(int from, int room) {
    int to = from;
    while (to < clusters() && tokens(from, to + 1) <= room) {
      to++;
    }
    int whole = to;
    while (whole > from && whole < clusters() && first[whole] < after[whole - 1]) {
      whole--;
    }
    return whole > from ? whole : to;
  }

  /** The last place in the second half of a range where a word begins; its end if there is none. */
  int wordEnd(int from, int to) {
    for (int cluster = to; cluster > from + (to - from) / 2; cluster--) {
      if (cluster == clusters() || begins[cluster]) {
        return cluster;
      }
    }
    return to;
  }

  /** The first cluster from which on, up to another, there are at most so many tokens. */
  int lastTokens(int to, int tokens) {
    int from = to;
    while (from > 0 && tokens(from - 1, to) <= tokens) {
      from--;
    }
    return from;
  }
}
