// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core;

import java.util.ArrayList;
import java.util.List;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.LayoutRequest;
import org.pixellm.plugins.render.PatchLayout;
import org.pixellm.plugins.render.PlacedRun;
import org.pixellm.plugins.render.ShapedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextPosition;

/** Reads off a layout which character went where: once, for all modes and back ends. */
final class Aligner {
  private Aligner() {}

  /**
   * The alignment of a strip.
   *
   * @param request what was asked for
   * @param layout where it went
   */
  static Alignment align(LayoutRequest request, PatchLayout layout) {
    int count = 0;
    for (PlacedRun run : layout.runs()) {
      count += run.toCluster() - run.fromCluster();
    }
    Alignment.Builder alignment = new Alignment.Builder(layout.patchCount(), count);
    WordFinder words = new WordFinder(request.input(), alignment);
    for (PlacedRun run : layout.runs()) {
      place(run, layout.patchCount(), request.patchSize(), alignment);
      words.drawn(run);
    }
    words.finish();
    layout.separators().forEach(alignment::separator);
    boolean complete =
        layout.complete()
            && request.from().equals(LayoutRequest.startOf(request.input()))
            && layout.end().equals(TextPosition.endOf(request.input()));
    return alignment.drawn(drawnEnds(request, layout), complete).build();
  }

  private static void place(
      PlacedRun run, int patchCount, int patchSize, Alignment.Builder alignment) {
    ShapedText text = run.text();
    int lastPixel = Math.min(run.clipEnd(), patchCount * patchSize) - 1;
    for (int i = run.fromCluster(); i < run.toCluster(); i++) {
      int left = run.x() + text.x(i);
      int right = left + Math.max(0, text.advance(i) - 1);
      int firstPatch = Math.min(left, lastPixel) / patchSize;
      int lastPatch = Math.min(right, lastPixel) / patchSize;
      alignment.cluster(run.part(), text.start(i), text.end(i), firstPatch, lastPatch + 1);
    }
  }

  private static List<Integer> drawnEnds(LayoutRequest request, PatchLayout layout) {
    List<String> parts = request.input().parts();
    List<Integer> ends = new ArrayList<>(parts.size());
    boolean pair = request.input() instanceof TextInput.Pair;
    TextPosition end = layout.end();
    for (int part = 0; part < parts.size(); part++) {
      if (pair && part == 0) {
        // The only part that can be cut while another follows it.
        ends.add(furthest(layout, 0));
      } else if (part < end.part()) {
        ends.add(parts.get(part).length());
      } else {
        ends.add(part == end.part() ? end.index() : 0);
      }
    }
    return ends;
  }

  /** The UTF-16 index after the last cluster of a part that was drawn; 0 if none was. */
  private static int furthest(PatchLayout layout, int part) {
    int end = 0;
    for (PlacedRun run : layout.runs()) {
      if (run.part() == part) {
        for (int i = run.fromCluster(); i < run.toCluster(); i++) {
          end = Math.max(end, run.text().end(i));
        }
      }
    }
    return end;
  }
}
