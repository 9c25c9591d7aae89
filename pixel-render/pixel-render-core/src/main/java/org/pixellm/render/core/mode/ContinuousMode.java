// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.LayoutRequest;
import org.pixellm.plugins.render.PatchLayout;
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
 * the rest; never to more than {@code first_max_patches}, if that is set.
 *
 * <p><b>With {@code reference}</b> the original's rules hold instead: the first text of a pair
 * keeps its width and only the second is cut; where the first is cut by {@code first_max_patches},
 * its separator stays where it was; windows of a pair are cut in patches, through letters; and the
 * word of a list that does not fit whole is cut. These are for models that were trained so.
 */
public final class ContinuousMode implements LayoutMode {
  static final String NAME = "continuous";

  private final ContinuousConfig configuration;
  private final InputLayout layout;
  private final ReferencePairs pairs;

  /** A mode with its settings. */
  public ContinuousMode(ContinuousConfig configuration) {
    this.configuration = Objects.requireNonNull(configuration, "configuration");
    this.layout =
        new InputLayout(
            new ContinuousFlow(configuration.margin()),
            configuration.firstMaxPatches(),
            configuration.reference());
    this.pairs = new ReferencePairs(configuration.margin(), configuration.firstMaxPatches());
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
    return hasReferencePair(request)
        ? pairs.layout(request, shaper)
        : layout.layout(request, shaper);
  }

  @Override
  public List<TextPosition> windowStarts(LayoutRequest whole, int overlap, TextShaper shaper) {
    return hasReferencePair(whole) ? pairs.windowStarts(whole, overlap, shaper) : List.of();
  }

  private boolean hasReferencePair(LayoutRequest request) {
    return configuration.reference() && request.input() instanceof TextInput.Pair;
  }
}
