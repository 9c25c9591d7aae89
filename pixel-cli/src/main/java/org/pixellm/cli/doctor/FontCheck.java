// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.doctor;

import jakarta.inject.Inject;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.render.fonts.BundledFont;
import org.pixellm.render.fonts.BundledFonts;

/** Whether the bundled fonts are the ones that this version was made with. */
final class FontCheck implements Check {
  private static final int SHORT = 12;
  private static final String REMEDY = "build pixel again from clean sources";

  private final List<BundledFont> fonts;

  @Inject
  FontCheck() {
    this(BundledFonts.inOrder());
  }

  FontCheck(List<BundledFont> fonts) {
    this.fonts = fonts;
  }

  @Override
  public Finding look() {
    List<Finding.Problem> problems = new ArrayList<>();
    int whole = 0;
    for (BundledFont font : fonts) {
      try {
        if (sha256(font.read()).equals(font.sha256())) {
          whole++;
        } else {
          problems.add(
              new Finding.Problem(font.resource() + " is not the file that it should be", REMEDY));
        }
      } catch (IOException e) {
        problems.add(new Finding.Problem(e.getMessage(), REMEDY));
      }
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("faces", whole + " of " + fonts.size() + " are the files that they should be");
    facts.put("catalogue", "SHA-256 %s…".formatted(BundledFonts.digest().substring(0, SHORT)));
    return new Finding("Bundled fonts", facts, problems);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
