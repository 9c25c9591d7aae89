// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;

class DrawingTest {
  private static RenderedText patches(int count) {
    Alignment alignment = new Alignment.Builder(count, 0).drawn(List.of(), true).build();
    return new RenderedText(4, 1, new byte[count * 16], alignment, Map.of());
  }

  @Test
  void aPictureLargerThanAnArrayIsRefused() {
    List<RenderedText> windows = new ArrayList<>(Collections.nCopies(150_000, patches(1)));
    windows.add(patches(1000));
    Drawing drawing = new Drawing(TextInput.of("a"), windows, true);
    assertEquals(150_001L * 1000 * 16, drawing.pixels(1000));
    PixelException refused = assertThrows(PixelException.class, () -> drawing.image(1000));
    assertTrue(refused.getMessage().contains("1000 x 150001 patches"), refused.getMessage());
    assertEquals(4, drawing.image(1).getWidth());
  }
}
