// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.Alignment.Cluster;
import org.pixellm.plugins.render.LayoutRequest;
import org.pixellm.plugins.render.PatchLayout;
import org.pixellm.plugins.render.PlacedRun;
import org.pixellm.plugins.render.ShapedCluster;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextPosition;

/** Reads off a layout which character went where: once, for all modes and back ends. */
final class Aligner {
  private static final Comparator<Cluster> READING_ORDER =
      Comparator.comparingInt(Cluster::part).thenComparingInt(Cluster::start);

  private Aligner() {}

  /**
   * The alignment of a strip.
   *
   * @param request what was asked for
   * @param layout where it went
   */
  static Alignment align(LayoutRequest request, PatchLayout layout) {
    List<Cluster> clusters = new ArrayList<>();
    boolean sorted = true;
    for (PlacedRun run : layout.runs()) {
      int lastPixel = Math.min(run.clipEnd(), layout.patchCount() * request.patchSize()) - 1;
      for (ShapedCluster shaped : run.clusters()) {
        Cluster cluster = place(run, shaped, lastPixel, request.patchSize());
        sorted &=
            clusters.isEmpty()
                || READING_ORDER.compare(clusters.get(clusters.size() - 1), cluster) < 0;
        clusters.add(cluster);
      }
    }
    if (!sorted) {
      clusters.sort(READING_ORDER);
    }
    BitSet separators = new BitSet(layout.patchCount());
    layout.separators().forEach(separators::set);
    boolean complete =
        layout.complete()
            && request.from().equals(LayoutRequest.startOf(request.input()))
            && layout.end().equals(TextPosition.endOf(request.input()));
    return new Alignment(
        layout.patchCount(), clusters, separators, drawnEnds(request, layout), complete);
  }

  private static Cluster place(PlacedRun run, ShapedCluster shaped, int lastPixel, int patchSize) {
    int left = run.x() + shaped.x();
    int right = left + Math.max(0, shaped.advance() - 1);
    int firstPatch = Math.min(left, lastPixel) / patchSize;
    int lastPatch = Math.min(right, lastPixel) / patchSize;
    return new Cluster(run.part(), shaped.start(), shaped.end(), firstPatch, lastPatch + 1);
  }

  private static List<Integer> drawnEnds(LayoutRequest request, PatchLayout layout) {
    List<String> parts = request.input().parts();
    List<Integer> ends = new ArrayList<>(parts.size());
    boolean pair = request.input() instanceof TextInput.Pair;
    TextPosition end = layout.end();
    for (int part = 0; part < parts.size(); part++) {
      if (pair && part == 0) {
        // The only part that can be cut while another follows it.
        ends.add(
            layout.runs().stream()
                .filter(run -> run.part() == 0)
                .flatMap(run -> run.clusters().stream())
                .mapToInt(ShapedCluster::end)
                .max()
                .orElse(0));
      } else if (part < end.part()) {
        ends.add(parts.get(part).length());
      } else {
        ends.add(part == end.part() ? end.index() : 0);
      }
    }
    return ends;
  }
}
