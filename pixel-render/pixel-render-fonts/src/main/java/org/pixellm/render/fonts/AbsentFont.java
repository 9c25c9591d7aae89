// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts;

import java.util.Objects;

/**
 * A bundled face whose file is in a jar that is not on the class path.
 *
 * @param name the face's full name, for example {@code Noto Sans CJK JP Regular}
 * @param jar name of the jar, which is its artifact's, too
 */
public record AbsentFont(String name, String jar) {
  /** Checks that both are there. */
  public AbsentFont {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(jar, "jar");
  }
}
