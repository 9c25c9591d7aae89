// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where each character of an input went, both ways. Immutable.
 *
 * <p>The unit is a {@link Cluster}: what a reader sees as one character (UAX 29). Clusters are held
 * in reading order, part by part; each drawn cluster covers at least one patch, and all characters
 * of the drawn part of the input belong to exactly one cluster.
 */
public final class Alignment {
  private final int patchCount;
  private final List<Cluster> clusters;
  private final BitSet separators;
  private final List<Integer> drawnEnds;
  private final boolean complete;

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

  /**
   * An alignment.
   *
   * @param patchCount patches of the rendered text
   * @param clusters drawn clusters in reading order: by part, then by start
   * @param separators indices of separator patches
   * @param drawnEnds for each part, the UTF-16 index up to which it was drawn
   * @param complete whether all of the input was drawn
   * @throws IllegalArgumentException if a cluster is out of order or off the strip
   */
  public Alignment(
      int patchCount,
      List<Cluster> clusters,
      BitSet separators,
      List<Integer> drawnEnds,
      boolean complete) {
    this.patchCount = patchCount;
    this.clusters = List.copyOf(clusters);
    this.separators = (BitSet) separators.clone();
    this.drawnEnds = List.copyOf(drawnEnds);
    this.complete = complete;
    Cluster before = null;
    for (Cluster c : this.clusters) {
      if (c.endPatch > patchCount || (before != null && !follows(before, c))) {
        throw new IllegalArgumentException(
            c + " is out of order or off a strip of " + patchCount + " patches");
      }
      before = c;
    }
  }

  private static boolean follows(Cluster before, Cluster c) {
    return c.part > before.part || (c.part == before.part && c.start >= before.end);
  }

  /** Patches of the rendered text, separators included. */
  public int patchCount() {
    return patchCount;
  }

  /** All drawn clusters in reading order. */
  public List<Cluster> clusters() {
    return clusters;
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
    int low = 0;
    int high = clusters.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Cluster c = clusters.get(middle);
      if (c.part() < part || (c.part() == part && c.end() <= charIndex)) {
        low = middle + 1;
      } else if (c.part() > part || c.start() > charIndex) {
        high = middle - 1;
      } else {
        return Optional.of(new PatchRange(c.firstPatch(), c.endPatch()));
      }
    }
    return Optional.empty();
  }

  /** Clusters whose boxes touch a patch, in reading order; none for a separator or blank patch. */
  public List<Cluster> clustersIn(int patch) {
    Objects.checkIndex(patch, patchCount);
    return clusters.stream().filter(c -> c.firstPatch() <= patch && patch < c.endPatch()).toList();
  }

  /** The smallest range of one part that holds all clusters touching a patch. */
  public Optional<CharRange> charsIn(int patch) {
    List<Cluster> touching = clustersIn(patch);
    if (touching.isEmpty()) {
      return Optional.empty();
    }
    int part = touching.get(0).part();
    int start =
        touching.stream().filter(c -> c.part() == part).mapToInt(Cluster::start).min().getAsInt();
    int end =
        touching.stream().filter(c -> c.part() == part).mapToInt(Cluster::end).max().getAsInt();
    return Optional.of(new CharRange(part, start, end));
  }

  /** Patches that a part touches, for a word list those of a word; empty if none was drawn. */
  public Optional<PatchRange> patchesOfPart(int part) {
    int start = Integer.MAX_VALUE;
    int end = -1;
    for (Cluster c : clusters) {
      if (c.part() == part) {
        start = Math.min(start, c.firstPatch());
        end = Math.max(end, c.endPatch());
      }
    }
    return end < 0 ? Optional.empty() : Optional.of(new PatchRange(start, end));
  }
}
