// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.LayoutRequest;
import org.pixellm.plugins.render.PatchLayout;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.RendererFingerprint;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.render.TextShaper;
import org.pixellm.render.core.shape.GlyphBackend;
import org.pixellm.render.core.shape.LineShaper;

/**
 * A renderer out of any back end and any layout mode.
 *
 * <p>The back end draws glyphs, the mode places them, and this class does what is the same for all:
 * it paints the strip, reads the alignment off the layout, cuts windows and takes fingerprints.
 */
public final class StripRenderer implements TextRenderer {
  /** The longest array that every Java can make. */
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  private final GlyphBackend backend;
  private final LayoutMode mode;
  private final TextShaper shaper;
  private final StripPainter painter;

  /** Taken when it is first asked for: the page opens more fonts than most texts do. */
  private volatile RendererFingerprint fingerprint;

  /**
   * A renderer.
   *
   * @param backend what draws glyphs
   * @param mode what places them
   */
  public StripRenderer(GlyphBackend backend, LayoutMode mode) {
    this.backend = Objects.requireNonNull(backend, "backend");
    this.mode = Objects.requireNonNull(mode, "mode");
    this.shaper = new LineShaper(backend);
    this.painter = new StripPainter(backend.patchSize(), backend.channels(), backend.baseline());
  }

  @Override
  public int patchSize() {
    return backend.patchSize();
  }

  @Override
  public int channels() {
    return backend.channels();
  }

  @Override
  public RenderedText render(TextInput input, int maxPatches) {
    return noted(drawn(input, maxPatches));
  }

  @Override
  public List<RenderedText> renderWindows(TextInput input, int maxPatches, int overlap) {
    if (overlap < 0 || overlap > (maxPatches - 1) / 2) {
      throw new PixelException(
          "windows of %d patches cannot overlap by %d: it must be from 0 to %d"
              .formatted(maxPatches, overlap, Math.max(0, (maxPatches - 1) / 2)));
    }
    return new WindowCutter(mode, shaper)
        .cut(request(input, maxPatches), overlap).stream()
            .map(window -> noted(draw(window.request(), window.layout())))
            .toList();
  }

  @Override
  public Map<String, Object> configuration() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("renderer", backend.name());
    settings.put("renderer_config", backend.configuration());
    settings.put("mode", mode.name());
    settings.put("mode_config", mode.configuration());
    settings.put("patch_size", patchSize());
    settings.put("channels", channels());
    return Collections.unmodifiableMap(settings);
  }

  @Override
  public RendererFingerprint fingerprint() {
    RendererFingerprint taken = fingerprint;
    if (taken == null) {
      taken = FingerprintPage.fingerprint(configuration(), backend, this::drawn);
      fingerprint = taken;
    }
    return taken;
  }

  private RenderedText drawn(TextInput input, int maxPatches) {
    LayoutRequest request = request(input, maxPatches);
    return draw(request, mode.layout(request, shaper));
  }

  private RenderedText noted(RenderedText text) {
    if (!text.missingGlyphs().isEmpty()) {
      backend.noteMissing(text.missingGlyphs().keySet());
    }
    return text;
  }

  private LayoutRequest request(TextInput input, int maxPatches) {
    try {
      return LayoutRequest.whole(input, patchSize(), maxPatches);
    } catch (IllegalArgumentException e) {
      throw new PixelException("cannot draw: " + e.getMessage(), e);
    }
  }

  private RenderedText draw(LayoutRequest request, PatchLayout layout) {
    int patchLength = channels() * patchSize() * patchSize();
    if ((long) layout.patchCount() * patchLength > MOST_BYTES) {
      throw new PixelException(
          "a strip of %d patches of %d bytes is too long to draw: allow at most %d patches"
              .formatted(layout.patchCount(), patchLength, MOST_BYTES / patchLength));
    }
    return new RenderedText(
        patchSize(),
        channels(),
        painter.paint(layout),
        Aligner.align(request, layout),
        StripPainter.missing(layout));
  }
}
