// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.LayoutRequest;
import org.pixellm.plugins.render.PatchLayout;
import org.pixellm.plugins.render.PlacedRun;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextPosition;
import org.pixellm.plugins.render.TextShaper;
import org.pixellm.render.core.RecordSettings;

/**
 * Text runs on over the patch grid, as PIXEL has it.
 *
 * <p>A text starts {@code margin} pixels into the strip and is followed by a black separator patch
 * at the next patch boundary that leaves {@code margin} pixels blank, or on the last patch allowed.
 * A pair is text, separator, text, separator. Words of a list are drawn with a space after them,
 * each from the left edge of a patch; only the first is moved in by the margin.
 *
 * <p><b>What does not fit is cut at the end.</b> A text is drawn up to the last separator, and a
 * letter that straddles it is cut, if the text is read from left to right; otherwise what is drawn
 * is the longest beginning of the text, in reading order, that fits whole. Of a word list only
 * words that fit whole are drawn, unless the first alone does not. Of a pair that does not fit, the
 * second text keeps what it needs or half of the strip, whichever is less, and the first is cut to
 * the rest.
 */
public final class ContinuousMode implements LayoutMode {
  static final String NAME = "continuous";

  private final ContinuousConfig configuration;

  /** A mode with its settings. */
  public ContinuousMode(ContinuousConfig configuration) {
    this.configuration = Objects.requireNonNull(configuration, "configuration");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, Object> configuration() {
    return RecordSettings.of(configuration);
  }

  @Override
  public PatchLayout layout(LayoutRequest request, TextShaper shaper) {
    TextFitter fitter = new TextFitter(shaper);
    TextInput input = request.input();
    if (input instanceof TextInput.Words) {
      return words(request, shaper, fitter);
    }
    return input instanceof TextInput.Pair ? pair(request, fitter) : text(request, fitter);
  }

  private PatchLayout text(LayoutRequest request, TextFitter fitter) {
    Strip strip = new Strip();
    boolean complete = addText(strip, request, fitter, 0, request.maxPatches() - 1);
    return strip.finish(new TextPosition(0, strip.lastEnd), complete);
  }

  private PatchLayout pair(LayoutRequest request, TextFitter fitter) {
    Strip strip = new Strip();
    int size = request.patchSize();
    int available = request.maxPatches() - 2;
    int half = Math.max(1, available / 2);
    int secondNeeds =
        patchesFor(fitter.width(request, 1, half * size - configuration.margin()), size);
    boolean firstComplete =
        addText(strip, request, fitter, 0, available - Math.min(half, secondNeeds));
    boolean secondComplete = addText(strip, request, fitter, 1, request.maxPatches() - 1);
    return strip.finish(new TextPosition(1, strip.lastEnd), firstComplete && secondComplete);
  }

  private int patchesFor(int width, int patchSize) {
    return ceilDiv(2 * configuration.margin() + width, patchSize);
  }

  /**
   * Adds a text and its separator.
   *
   * @param lastSeparator the last patch that the separator may be
   * @return whether all of the text was drawn
   */
  private boolean addText(
      Strip strip, LayoutRequest request, TextFitter fitter, int part, int lastSeparator) {
    int x = strip.next * request.patchSize() + configuration.margin();
    int limit = lastSeparator * request.patchSize();
    TextFitter.Fitted fitted = fitter.fit(request, part, limit - x);
    strip.add(fitted.run(part, x, limit), request.startIn(part));
    int end = ceilDiv(x + fitted.width() + configuration.margin(), request.patchSize());
    strip.separateAt(Math.min(Math.max(end, strip.next + 1), lastSeparator));
    return fitted.complete();
  }

  private PatchLayout words(LayoutRequest request, TextShaper shaper, TextFitter fitter) {
    Strip strip = new Strip();
    int size = request.patchSize();
    int lastSeparator = request.maxPatches() - 1;
    int limit = lastSeparator * size;
    int space = shaper.shape(" ", 0, 1).width();
    int end = 0;
    int first = request.from().part();
    TextPosition cut = null;
    for (int word = first; word < wordsEnd(request) && cut == null; word++) {
      int x = strip.next * size + (word == first ? configuration.margin() : 0);
      TextFitter.Fitted fitted =
          strip.next < lastSeparator ? fitter.fit(request, word, limit - x) : null;
      if (fitted == null || (!fitted.complete() && word > first)) {
        cut = new TextPosition(word, 0);
      } else {
        strip.add(fitted.run(word, x, limit), request.startIn(word));
        end = x + fitted.width() + space;
        strip.next = Math.max(strip.next + 1, ceilDiv(end, size));
        cut = fitted.complete() ? null : new TextPosition(word, strip.lastEnd);
      }
    }
    int separator = Math.max(ceilDiv(end + configuration.margin(), size), 1);
    strip.separateAt(Math.min(separator, lastSeparator));
    return strip.finish(cut == null ? request.to() : cut, cut == null);
  }

  /** Index after the last word of which the passage holds anything. */
  private static int wordsEnd(LayoutRequest request) {
    TextPosition to = request.to();
    boolean none = to.index() == 0 && to.part() > request.from().part();
    return none ? to.part() : to.part() + 1;
  }

  private static int ceilDiv(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  /** A strip that grows to the right. */
  private static final class Strip {
    private final List<PlacedRun> runs = new ArrayList<>();
    private final List<Integer> separators = new ArrayList<>();

    /** The patch at which the next thing may start. */
    private int next;

    /** UTF-16 index up to which the last text was drawn. */
    private int lastEnd;

    void add(PlacedRun run, int start) {
      runs.add(run);
      lastEnd = start;
      run.clusters().forEach(cluster -> lastEnd = Math.max(lastEnd, cluster.end()));
    }

    void separateAt(int patch) {
      separators.add(patch);
      next = patch + 1;
    }

    PatchLayout finish(TextPosition end, boolean complete) {
      return new PatchLayout(next, runs, separators, end, complete);
    }
  }
}
