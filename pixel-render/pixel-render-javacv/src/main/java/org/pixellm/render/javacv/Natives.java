// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv;

import org.bytedeco.javacpp.Loader;
import org.pixellm.plugins.PixelException;

/** Loads native libraries, and says which jar is missing if they are not there. */
public final class Natives {
  private Natives() {}

  /**
   * Loads a library.
   *
   * @param preset its artefact's name, such as {@code opencv}
   * @param library a class of JavaCPP that stands for it
   * @throws PixelException if it cannot be loaded
   */
  public static void require(String preset, Class<?> library) {
    try {
      Loader.load(library);
    } catch (LinkageError e) {
      String platform = Loader.getPlatform();
      throw new PixelException(
          "the native library of %s cannot be loaded (%s): put the jars org.bytedeco:javacpp and org.bytedeco:%s with the classifier %s on the class path"
                  .formatted(preset, reason(e), preset, platform)
              + (preset.equals("opencv") ? ", and that of org.bytedeco:openblas" : ""),
          e);
    }
  }

  private static String reason(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
  }
}
