// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.drawtext;

import java.util.List;
import java.util.Set;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.testkit.TextRendererContract;
import org.pixellm.render.core.mode.ContinuousModeFactory;

class DrawtextContractTest extends TextRendererContract {
  private static final Set<Character.UnicodeScript> SIMPLE =
      Set.of(
          Character.UnicodeScript.COMMON,
          Character.UnicodeScript.INHERITED,
          Character.UnicodeScript.LATIN,
          Character.UnicodeScript.HAN,
          Character.UnicodeScript.HIRAGANA);

  private static final TextRenderer RENDERER = make();

  private static TextRenderer make() {
    DrawtextRendererFactory factory = new DrawtextRendererFactory();
    ContinuousModeFactory mode = new ContinuousModeFactory();
    return factory.create(factory.defaults(), mode.create(mode.defaults()));
  }

  @Override
  protected TextRenderer renderer() {
    return RENDERER;
  }

  /** Without scripts that need shaping: this renderer refuses those. */
  @Override
  protected List<TextInput> inputs() {
    return super.inputs().stream()
        .filter(
            input ->
                input.parts().stream().flatMapToInt(String::codePoints).allMatch(this::isSimple))
        .toList();
  }

  private boolean isSimple(int codePoint) {
    return SIMPLE.contains(Character.UnicodeScript.of(codePoint))
        || Character.getType(codePoint) == Character.SURROGATE;
  }
}
