// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.RandomAccess;

/**
 * Where each character of an input went, both ways: patches, grapheme clusters, UTF-16 ranges and
 * words. Immutable.
 *
 * <p>The unit is a {@link Cluster}: what a reader sees as one character (UAX 29). Clusters are held
 * in reading order, part by part; each drawn cluster covers at least one patch, and all characters
 * of the drawn part of the input belong to exactly one cluster.
 *
 * <p>A {@link CharRange word} of a word list is one of its parts; of a running text it is what
 * stands between white space. Words are counted over the whole input as it was drawn here: word 0
 * is the first of which anything was drawn.
 */
public final class Alignment {
  private final int patchCount;
  private final ClusterTable clusters;
  private final List<CharRange> words;
  private final BitSet separators;
  private final List<Integer> drawnEnds;
  private final boolean complete;

  /** Which clusters touch which patch; made when it is first asked for. */
  private volatile PatchIndex index;

  /**
   * A cluster and its place.
   *
   * @param part index into {@link TextInput#parts()}
   * @param start first UTF-16 index within the part
   * @param end UTF-16 index after the last
   * @param firstPatch first patch its box touches
   * @param endPatch patch after the last its box touches
   */
  public record Cluster(int part, int start, int end, int firstPatch, int endPatch) {
    /** Checks that both ranges hold something. */
    public Cluster {
      if (part < 0 || start < 0 || end <= start || firstPatch < 0 || endPatch <= firstPatch) {
        throw new IllegalArgumentException(
            "no cluster: part %d, characters [%d, %d), patches [%d, %d)"
                .formatted(part, start, end, firstPatch, endPatch));
      }
    }
  }

  /** A range of UTF-16 indices of one part: {@code start} to before {@code end}. */
  public record CharRange(int part, int start, int end) {}

  /** A range of patches: {@code start} to before {@code end}. */
  public record PatchRange(int start, int end) {}

  private Alignment(Builder builder) {
    this.patchCount = builder.patchCount;
    this.clusters = builder.clusters;
    this.words = List.copyOf(builder.words);
    this.separators = (BitSet) builder.separators.clone();
    this.drawnEnds = List.copyOf(builder.drawnEnds);
    this.complete = builder.complete;
  }

  /** Patches of the rendered text, separators included. */
  public int patchCount() {
    return patchCount;
  }

  /** All drawn clusters in reading order. */
  public List<Cluster> clusters() {
    return new ClusterList();
  }

  /**
   * The drawn words in reading order, each in its full length even if it was cut at an end of the
   * strip. A word list's empty words are none.
   */
  public List<CharRange> words() {
    return words;
  }

  /** Whether a patch is a separator. */
  public boolean isSeparator(int patch) {
    return separators.get(Objects.checkIndex(patch, patchCount));
  }

  /** Indices of the separator patches, ascending. */
  public int[] separators() {
    return separators.stream().toArray();
  }

  /**
   * Whether all of the input was drawn; if not, {@link #drawnEnd} says how far. Of several windows
   * none is complete.
   */
  public boolean complete() {
    return complete;
  }

  /**
   * UTF-16 index of a part up to which it was drawn, here or in windows before; its length if all
   * was.
   */
  public int drawnEnd(int part) {
    return drawnEnds.get(part);
  }

  /** Patches that a character touches; empty if it was cut off. */
  public Optional<PatchRange> patchesOf(int part, int charIndex) {
    int cluster = clusters.find(part, charIndex);
    return cluster < 0
        ? Optional.empty()
        : Optional.of(new PatchRange(clusters.firstPatch(cluster), clusters.endPatch(cluster)));
  }

  /** Patches from the first to the last that a range of characters touches; empty if none does. */
  public Optional<PatchRange> patchesOf(CharRange range) {
    int first = Integer.MAX_VALUE;
    int end = -1;
    int from = clusters.firstEndingAfter(range.part(), range.start());
    for (int i = from; i < clusters.size(); i++) {
      if (clusters.part(i) != range.part() || clusters.start(i) >= range.end()) {
        break;
      }
      first = Math.min(first, clusters.firstPatch(i));
      end = Math.max(end, clusters.endPatch(i));
    }
    return end < 0 ? Optional.empty() : Optional.of(new PatchRange(first, end));
  }

  /** Clusters whose boxes touch a patch, in reading order; none for a separator or blank patch. */
  public List<Cluster> clustersIn(int patch) {
    Objects.checkIndex(patch, patchCount);
    return Arrays.stream(index().clustersIn(patch)).mapToObj(clusters::get).toList();
  }

  /** The smallest range of one part that holds all clusters touching a patch. */
  public Optional<CharRange> charsIn(int patch) {
    Objects.checkIndex(patch, patchCount);
    PatchIndex touching = index();
    int from = touching.from(patch);
    int to = touching.to(patch);
    if (from == to) {
      return Optional.empty();
    }
    int part = clusters.part(touching.cluster(from));
    int start = Integer.MAX_VALUE;
    int end = -1;
    for (int i = from; i < to; i++) {
      int cluster = touching.cluster(i);
      if (clusters.part(cluster) == part) {
        start = Math.min(start, clusters.start(cluster));
        end = Math.max(end, clusters.end(cluster));
      }
    }
    return Optional.of(new CharRange(part, start, end));
  }

  /** Patches that a part touches, for a word list those of a word; empty if none was drawn. */
  public Optional<PatchRange> patchesOfPart(int part) {
    return patchesOf(new CharRange(part, 0, Integer.MAX_VALUE));
  }

  /** Patches that a word touches. */
  public PatchRange patchesOfWord(int word) {
    // A word is listed because something of it was drawn.
    return patchesOf(words.get(word)).orElseThrow();
  }

  /** The word that holds a character; empty for white space and for what was not drawn. */
  public OptionalInt wordOf(int part, int charIndex) {
    int word = firstWordEndingAfter(part, charIndex);
    return word < words.size()
            && words.get(word).part() == part
            && words.get(word).start() <= charIndex
        ? OptionalInt.of(word)
        : OptionalInt.empty();
  }

  /** Words of which a cluster touches a patch, ascending. */
  public int[] wordsIn(int patch) {
    Objects.checkIndex(patch, patchCount);
    BitSet found = new BitSet();
    for (int cluster : index().clustersIn(patch)) {
      int part = clusters.part(cluster);
      // A cluster can hold the ends of two words: marks may make one of a space and its neighbour.
      for (int word = firstWordEndingAfter(part, clusters.start(cluster));
          word < words.size()
              && words.get(word).part() == part
              && words.get(word).start() < clusters.end(cluster);
          word++) {
        found.set(word);
      }
    }
    return found.stream().toArray();
  }

  /** The first word, in reading order, that ends after a character; their number if none does. */
  private int firstWordEndingAfter(int part, int charIndex) {
    int low = 0;
    int high = words.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      CharRange word = words.get(middle);
      if (word.part() < part || (word.part() == part && word.end() <= charIndex)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private PatchIndex index() {
    PatchIndex made = index;
    if (made == null) {
      made = new PatchIndex(clusters, patchCount);
      index = made;
    }
    return made;
  }

  private final class ClusterList extends AbstractList<Cluster> implements RandomAccess {
    @Override
    public Cluster get(int place) {
      return clusters.get(place);
    }

    @Override
    public int size() {
      return clusters.size();
    }
  }

  /** Puts an alignment together. For one thread and one alignment. */
  public static final class Builder {
    private final int patchCount;
    private final ClusterTable clusters;
    private final List<CharRange> words = new ArrayList<>();
    private final BitSet separators;
    private List<Integer> drawnEnds = List.of();
    private boolean complete;

    /**
     * An alignment of nothing yet.
     *
     * @param patchCount patches of the rendered text
     * @param capacity how many clusters are expected; more may come
     */
    public Builder(int patchCount, int capacity) {
      this.patchCount = patchCount;
      this.clusters = new ClusterTable(capacity);
      this.separators = new BitSet(patchCount);
    }

    /**
     * Adds a cluster; clusters of a part may come in any order, parts ascending.
     *
     * @param part index into {@link TextInput#parts()}
     * @param start first UTF-16 index within the part
     * @param end UTF-16 index after the last
     * @param firstPatch first patch its box touches
     * @param endPatch patch after the last its box touches
     */
    public Builder cluster(int part, int start, int end, int firstPatch, int endPatch) {
      clusters.add(part, start, end, firstPatch, endPatch);
      return this;
    }

    /** Adds a word, in reading order; something of it must have been drawn. */
    public Builder word(int part, int start, int end) {
      words.add(new CharRange(part, start, end));
      return this;
    }

    /** Tells of a separator patch. */
    public Builder separator(int patch) {
      separators.set(Objects.checkIndex(patch, patchCount));
      return this;
    }

    /** Tells for each part the UTF-16 index up to which it was drawn, and whether that is all. */
    public Builder drawn(List<Integer> ends, boolean all) {
      drawnEnds = ends;
      complete = all;
      return this;
    }

    /**
     * The alignment. The builder is spent then.
     *
     * @throws IllegalArgumentException if a cluster is empty, overlaps another or is off the strip
     */
    public Alignment build() {
      clusters.finish(patchCount);
      return new Alignment(this);
    }
  }
}
