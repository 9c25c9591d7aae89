// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.screenshot;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Pictures of one paragraph, by a browser (Chromium) and by ImageMagick; see README.md there. */
final class SamplePictures {
  static final String TEXT =
      "The quick witness saw nothing of the robbery, but heard two people arguing in the street."
          + " Later that evening, Inspector Hargreaves returned to the house; he found 14 letters"
          + " in a drawer, each signed \u201cE. Whitfield\u201d and dated 1887. Nobody knew her name.";

  private SamplePictures() {}

  static Path file(String name) {
    try {
      return Path.of(SamplePictures.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(name, e);
    }
  }

  /** The words that each line of a picture starts with, without those of the first. */
  private static List<String> breaks(String name) {
    if (name.startsWith("browser-13")) {
      return List.of("arguing", "returned", "Whitfield");
    }
    if (name.startsWith("browser-30")) {
      return List.of("two people", "Inspector", "letters", "1887");
    }
    if (name.startsWith("im-14")) {
      return List.of("people", "Hargreaves", "drawer", "her name");
    }
    if (name.startsWith("im-40")) {
      return List.of("arguing", "returned", "\u201cE. Whit");
    }
    return List.of("people", "Hargreaves", "each");
  }

  /** The lines of a picture. */
  static List<String> lines(String name) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (String start : breaks(name)) {
      int to = TEXT.indexOf(start, from);
      lines.add(TEXT.substring(from, to).strip());
      from = to;
    }
    lines.add(TEXT.substring(from));
    return lines;
  }
}
