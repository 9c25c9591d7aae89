// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** Says in a few words what a JSON parser found wrong. */
public final class JsonProblem {
  /** Remarks of the parser on where it was, which the message around names better. */
  private static final Pattern REMARKS =
      Pattern.compile("(?s) ?[(\\[](start marker|Source).*|\\n.*");

  /** The parser repeats what it found, which may be the whole file. */
  private static final int MOST_CHARS = 200;

  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

  private JsonProblem() {}

  /** The problem: {@code broken JSON at column 7: Unexpected character ('}' (code 125))}. */
  public static String of(JsonProcessingException e) {
    String what = REMARKS.matcher(e.getOriginalMessage()).replaceAll("");
    what = CONTROLS.matcher(what).replaceAll(" ");
    what = what.length() > MOST_CHARS ? what.substring(0, MOST_CHARS) + "..." : what;
    return e.getLocation() == null
        ? "broken JSON: " + what
        : "broken JSON at column %d: %s".formatted(e.getLocation().getColumnNr(), what);
  }
}
