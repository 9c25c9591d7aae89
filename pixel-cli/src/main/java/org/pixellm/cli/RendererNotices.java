// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import java.io.PrintWriter;
import org.pixellm.train.model.RendererCheck;

/** How commands tell that text is drawn otherwise than where a model was trained. */
public final class RendererNotices {
  private RendererNotices() {}

  /**
   * A check for a command.
   *
   * @param strict whether a difference fails
   * @param output where it is told otherwise
   */
  public static RendererCheck check(boolean strict, Output output) {
    if (strict) {
      return RendererCheck.strict();
    }
    PrintWriter err = output.err();
    return RendererCheck.warning(
        line -> {
          err.println(line.startsWith(" ") ? line : "pixel: " + line);
          err.flush();
        });
  }
}
