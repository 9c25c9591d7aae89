// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.attack.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.RendererFingerprint;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;

/**
 * Draws as another renderer does, and has each picture attacked. To a model it passes for the other
 * one: it has its settings and its fingerprint.
 */
public final class AttackedRenderer implements TextRenderer {
  private final TextRenderer renderer;
  private final SeededPictureAttack attack;

  /**
   * A renderer of disturbed pictures.
   *
   * @param renderer what draws
   * @param attack what disturbs
   * @throws PixelException if the renderer cuts text into tokens: there is no picture to disturb
   */
  public AttackedRenderer(TextRenderer renderer, SeededPictureAttack attack) {
    if (renderer.vocabulary() > 0) {
      throw new PixelException(
          "the renderer %s draws no pictures but cuts text into %d kinds of tokens; an attack on pictures needs a model that reads pictures"
              .formatted(renderer.configuration().get("renderer"), renderer.vocabulary()));
    }
    this.renderer = renderer;
    this.attack = attack;
  }

  @Override
  public int patchSize() {
    return renderer.patchSize();
  }

  @Override
  public int channels() {
    return renderer.channels();
  }

  @Override
  public RenderedText render(TextInput input, int maxPatches) {
    return attack.picture(renderer.render(input, maxPatches), input, 0);
  }

  @Override
  public List<RenderedText> renderWindows(TextInput input, int maxPatches, int overlap) {
    List<RenderedText> clean = renderer.renderWindows(input, maxPatches, overlap);
    List<RenderedText> attacked = new ArrayList<>(clean.size());
    for (int window = 0; window < clean.size(); window++) {
      attacked.add(attack.picture(clean.get(window), input, window));
    }
    return attacked;
  }

  @Override
  public Map<String, Object> configuration() {
    return renderer.configuration();
  }

  @Override
  public RendererFingerprint fingerprint() {
    return renderer.fingerprint();
  }
}
