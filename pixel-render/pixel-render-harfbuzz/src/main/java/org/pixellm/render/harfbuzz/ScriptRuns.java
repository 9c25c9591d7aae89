// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import com.ibm.icu.lang.UScript;

/**
 * Cuts text into runs of one script. What belongs to no script of its own, as spaces, digits and
 * marks, goes with what is before it; at the beginning, with what comes.
 */
final class ScriptRuns {
  private ScriptRuns() {}

  /** Where the run of one script that starts at an index ends. */
  static int end(String text, int start, int limit) {
    int script = UScript.COMMON;
    for (int i = start; i < limit; ) {
      int codePoint = text.codePointAt(i);
      int next = own(codePoint);
      if (next != UScript.COMMON && next != script) {
        if (script != UScript.COMMON) {
          return i;
        }
        script = next;
      }
      i += Character.charCount(codePoint);
    }
    return limit;
  }

  /**
   * The script of a run that {@link #end} cut, as HarfBuzz's tag: the four letters of ISO 15924.
   */
  static int tag(String text, int start, int end) {
    int script = UScript.COMMON;
    for (int i = start; i < end && script == UScript.COMMON; ) {
      int codePoint = text.codePointAt(i);
      script = own(codePoint);
      i += Character.charCount(codePoint);
    }
    String name = UScript.getShortName(script);
    return (name.charAt(0) << 24) | (name.charAt(1) << 16) | (name.charAt(2) << 8) | name.charAt(3);
  }

  private static int own(int codePoint) {
    int script = UScript.getScript(codePoint);
    return script == UScript.INHERITED ? UScript.COMMON : script;
  }
}
