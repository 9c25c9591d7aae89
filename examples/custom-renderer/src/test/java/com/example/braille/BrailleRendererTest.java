// SPDX-License-Identifier: Apache-2.0
package com.example.braille;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.render.TextRendererFactory;
import org.pixellm.plugins.testkit.TextRendererContract;
import org.pixellm.render.core.mode.ContinuousModeFactory;

/** The laws that all renderers keep, and what is this one's own. */
class BrailleRendererTest extends TextRendererContract {
  private static TextRenderer renderer(BrailleConfig config) {
    ContinuousModeFactory mode = new ContinuousModeFactory();
    return new BrailleRendererFactory().create(config, mode.create(mode.defaults()));
  }

  @Override
  protected TextRenderer renderer() {
    return renderer(new BrailleRendererFactory().defaults());
  }

  @Test
  void knowsLettersDigitsAndMarks() {
    assertEquals(Optional.of(List.of(0b000001)), BrailleAlphabet.cells('a'));
    assertEquals(Optional.of(List.of(0b111010)), BrailleAlphabet.cells('w'));
    assertEquals(Optional.of(List.of(0b100000, 0b000001)), BrailleAlphabet.cells('A'));
    assertEquals(Optional.of(List.of(0b111100, 0b011010)), BrailleAlphabet.cells('0'));
    assertEquals(BrailleAlphabet.cells('w'), BrailleAlphabet.cells('\u283A'));
    assertEquals(Optional.empty(), BrailleAlphabet.cells('é'));
  }

  @Test
  void countsWhatItHasNoCellFor() {
    RenderedText text = renderer().render(TextInput.of("café"), 16);
    assertEquals(Map.of((int) 'é', 1), text.missingGlyphs());
  }

  @Test
  void refusesDotsThatDoNotFit() {
    assertThrows(IllegalArgumentException.class, () -> new BrailleConfig(3, 2));
    assertThrows(IllegalArgumentException.class, () -> new BrailleConfig(0, 1));
    assertEquals(16, renderer(new BrailleConfig(3, 1)).patchSize());
  }

  @Test
  void isFoundByItsName() {
    assertTrue(
        ServiceLoader.load(TextRendererFactory.class).stream()
            .anyMatch(found -> found.get().name().equals("braille")));
  }
}
