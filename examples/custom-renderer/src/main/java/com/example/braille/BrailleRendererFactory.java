// SPDX-License-Identifier: Apache-2.0
package com.example.braille;

import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.render.TextRendererFactory;
import org.pixellm.render.core.StripRenderer;

/**
 * Makes renderers that draw Braille. Named in {@code META-INF/services}, so that pixel finds it.
 */
public final class BrailleRendererFactory implements TextRendererFactory<BrailleConfig> {
  @Override
  public String name() {
    return BrailleBackend.NAME;
  }

  @Override
  public String summary() {
    return "cells of Braille dots for English letters, digits and marks";
  }

  @Override
  public BrailleConfig defaults() {
    return new BrailleConfig(2, 1);
  }

  @Override
  public TextRenderer create(BrailleConfig configuration, LayoutMode mode) {
    return new StripRenderer(new BrailleBackend(configuration), mode);
  }
}
