// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.plugins.data.Shard;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.attack.AttackedPass;

/** Reads a shard and renders it to windows. Safe to share between threads. */
final class ShardRenderer {
  private final DatasetReader<?> reader;
  private final TextRenderer renderer;
  private final int minPatches;
  private final int maxPatches;
  private final boolean join;

  /**
   * A renderer of shards.
   *
   * @param join whether examples are joined until they fill a window; else each begins one
   */
  ShardRenderer(
      DatasetReader<?> reader,
      TextRenderer renderer,
      int minPatches,
      int maxPatches,
      boolean join) {
    this.reader = reader;
    this.renderer = renderer;
    this.minPatches = minPatches;
    this.maxPatches = maxPatches;
    this.join = join;
  }

  /** The whole shard, clean. */
  RenderedShard render(Shard shard) {
    return render(shard, AttackedPass.clean());
  }

  /**
   * The whole shard.
   *
   * @param pass what becomes of its examples
   */
  RenderedShard render(Shard shard, AttackedPass pass) {
    return render(shard, Integer.MAX_VALUE, pass);
  }

  /**
   * The first windows of a shard, clean.
   *
   * @param most how many at most
   * @throws CancellationException if the thread is interrupted
   */
  RenderedShard render(Shard shard, int most) {
    return render(shard, most, AttackedPass.clean());
  }

  private RenderedShard render(Shard shard, int most, AttackedPass pass) {
    ReadIssues issues = new ReadIssues();
    List<Window> windows = new ArrayList<>();
    Map<Integer, Long> missing = new HashMap<>();
    CoverageCount coverage = new CoverageCount();
    long dropped = 0;
    try (Stream<? extends Example> examples = reader.read(shard, issues)) {
      Iterator<String> texts =
          pass.texts(examples.map(example -> String.join(" ", example.input().parts())).iterator());
      while (windows.size() < most && texts.hasNext()) {
        Iterator<String> passage = join ? texts : List.of(texts.next()).iterator();
        PassageWindows cutter = new PassageWindows(renderer, maxPatches, passage);
        while (windows.size() < most && cutter.hasNext()) {
          if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("rendering was stopped");
          }
          DrawnPassage drawn = cutter.next();
          RenderedText text = drawn.picture();
          coverage.add(drawn.text(), text.missingGlyphs());
          text.missingGlyphs()
              .forEach((point, count) -> missing.merge(point, (long) count, Long::sum));
          if (text.patchCount() < minPatches) {
            dropped++;
          } else {
            windows.add(new Window(text));
          }
        }
        dropped += cutter.unfit();
      }
    }
    return new RenderedShard(windows, dropped, issues.replaced(), missing, coverage.coverage());
  }
}
