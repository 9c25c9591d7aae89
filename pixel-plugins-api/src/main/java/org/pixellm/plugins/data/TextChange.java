// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.data;

/** Other text in the place of an example's, such as an attack writes. */
@FunctionalInterface
public interface TextChange {

  /**
   * A text that stands for another.
   *
   * @param part which of the example's texts it is, as {@link
   *     org.pixellm.plugins.render.TextInput#parts()} has them
   * @param text the text as it is
   */
  String change(int part, String text);
}
