// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.util.Arrays;

/** Which clusters touch each patch, in reading order. Immutable. */
final class PatchIndex {
  /** Where each patch's clusters start in {@link #touching}; one more for the end. */
  private final int[] offsets;

  private final int[] touching;

  PatchIndex(ClusterTable clusters, int patchCount) {
    int[] next = new int[patchCount + 1];
    for (int i = 0; i < clusters.size(); i++) {
      for (int patch = clusters.firstPatch(i); patch < clusters.endPatch(i); patch++) {
        next[patch + 1]++;
      }
    }
    for (int patch = 0; patch < patchCount; patch++) {
      next[patch + 1] += next[patch];
    }
    offsets = next.clone();
    touching = new int[offsets[patchCount]];
    for (int i = 0; i < clusters.size(); i++) {
      for (int patch = clusters.firstPatch(i); patch < clusters.endPatch(i); patch++) {
        touching[next[patch]++] = i;
      }
    }
  }

  int from(int patch) {
    return offsets[patch];
  }

  int to(int patch) {
    return offsets[patch + 1];
  }

  int cluster(int place) {
    return touching[place];
  }

  int[] clustersIn(int patch) {
    return Arrays.copyOfRange(touching, from(patch), to(patch));
  }
}
