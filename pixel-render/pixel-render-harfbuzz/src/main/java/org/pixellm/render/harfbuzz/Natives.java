// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lwjgl.PointerBuffer;
import org.lwjgl.Version;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.util.freetype.FreeType;
import org.lwjgl.util.harfbuzz.HarfBuzz;
import org.pixellm.plugins.PixelException;

/** The native libraries: whether they are there, and which they are. */
final class Natives {
  private Natives() {}

  /**
   * Loads the libraries if that is still to do.
   *
   * @return their names and versions
   * @throws PixelException if this machine's are not on the class path or do not load
   */
  static Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    try {
      versions.put("harfbuzz", HarfBuzz.hb_version_string());
      versions.put("freetype", freeTypeVersion());
      // What follows the number tells builds apart that bind the same libraries.
      versions.put("lwjgl", Version.getVersion().split("[+ ]", 2)[0]);
    } catch (LinkageError e) {
      throw new PixelException(
          "HarfBuzz and FreeType cannot be loaded on "
              + System.getProperty("os.name")
              + ", "
              + System.getProperty("os.arch")
              + ": add the LWJGL natives for it to the class path, or draw with the renderer awt",
          e);
    }
    return versions;
  }

  private static String freeTypeVersion() {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer library = stack.mallocPointer(1);
      check(FreeType.FT_Init_FreeType(library), "start FreeType");
      var numbers = stack.callocInt(3);
      FreeType.FT_Library_Version(
          library.get(0), numbers.slice(0, 1), numbers.slice(1, 1), numbers.slice(2, 1));
      FreeType.FT_Done_FreeType(library.get(0));
      return numbers.get(0) + "." + numbers.get(1) + "." + numbers.get(2);
    }
  }

  /** Throws if FreeType says that a call, which was to do something, failed. */
  static void check(int error, String what) {
    if (error != FreeType.FT_Err_Ok) {
      throw new IllegalStateException("could not " + what + ": FreeType error " + error);
    }
  }
}
