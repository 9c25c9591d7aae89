// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.doctor;

import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pixellm.render.fonts.AbsentFont;
import org.pixellm.render.fonts.BundledFont;
import org.pixellm.render.fonts.BundledFonts;

/** Whether the bundled fonts are there, and the ones that this version was made with. */
final class FontCheck implements Check {
  private static final int SHORT = 12;
  private static final String REMEDY = "build pixel again from clean sources";

  private final List<BundledFont> fonts;
  private final List<AbsentFont> absent;

  @Inject
  FontCheck() {
    this(BundledFonts.inOrder(), BundledFonts.absent());
  }

  FontCheck(List<BundledFont> fonts, List<AbsentFont> absent) {
    this.fonts = fonts;
    this.absent = absent;
  }

  @Override
  public Finding look() {
    List<Finding.Problem> problems = new ArrayList<>();
    int whole = 0;
    for (BundledFont font : fonts) {
      try {
        font.read();
        whole++;
      } catch (IOException e) {
        problems.add(new Finding.Problem(e.getMessage(), REMEDY));
      }
    }
    absent.stream()
        .collect(
            Collectors.groupingBy(
                AbsentFont::jar,
                TreeMap::new,
                Collectors.mapping(AbsentFont::name, Collectors.joining(", "))))
        .forEach(
            (jar, names) ->
                problems.add(
                    new Finding.Problem(
                        names + " cannot be drawn with: " + jar + " is not on the class path",
                        "add the jar " + jar + " of this version to the class path")));
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "faces",
        whole
            + " of "
            + (fonts.size() + absent.size())
            + " are there and the files that they should be");
    facts.put("catalogue", "SHA-256 %s…".formatted(BundledFonts.digest().substring(0, SHORT)));
    return new Finding("Bundled fonts", facts, problems);
  }
}
