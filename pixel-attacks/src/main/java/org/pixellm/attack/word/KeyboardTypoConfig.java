// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import java.util.Objects;
import org.pixellm.plugins.Help;

/**
 * Whose keyboard it is.
 *
 * @param layout a bundled keyboard
 * @param file a keyboard of the user's, in place of the bundled one; empty for none
 */
public record KeyboardTypoConfig(
    @Help("the keyboard: en, de, fr or ru") Layout layout,
    @Help("a file with another keyboard, as docs/attacks.md describes; empty for none")
        String file) {

  /** Keyboards that come with pixel. */
  public enum Layout {
    /** United States. */
    EN,
    /** Germany. */
    DE,
    /** France. */
    FR,
    /** Russia. */
    RU
  }

  /** Checks that there is a layout. */
  public KeyboardTypoConfig {
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(file, "file");
  }

  /** English. */
  public static KeyboardTypoConfig defaults() {
    return new KeyboardTypoConfig(Layout.EN, "");
  }

  /** The keyboard. */
  Keyboard keyboard() {
    return file.isEmpty() ? Keyboard.bundled(layout) : Keyboard.read(file);
  }
}
