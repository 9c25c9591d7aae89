// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Nobody changes by accident what plug-ins are compiled against: it is written in a file. To accept
 * a change, run this test with {@code -Dpixel.api.accept=true}, which writes the file again, and
 * raise {@link PluginApiVersion#CURRENT} as the test says.
 */
class PluginApiTest {
  private static final Path FILE = Path.of("src/test/resources/org/pixellm/plugins/plugin-api.txt");
  private static final String VERSION = "version ";

  @Test
  void whatPluginsCompileAgainstIsAsItIsWritten() throws IOException {
    List<String> now = ApiLines.around(PluginFactory.class);
    assertTrue(now.size() > 200, "only " + now.size() + " lines were found");
    if (Boolean.getBoolean("pixel.api.accept")) {
      List<String> lines = new ArrayList<>(List.of(VERSION + PluginApiVersion.CURRENT));
      lines.addAll(now);
      Files.write(FILE, lines);
    }
    List<String> written = Files.readAllLines(FILE);
    List<String> before = written.subList(1, written.size());
    ApiChange change = ApiChange.between(before, now);
    assertTrue(
        change.isNone(),
        () ->
            "the plug-in API was changed; take it back, or run this test with"
                + " -Dpixel.api.accept=true and raise the %s number of PluginApiVersion.CURRENT if this"
                    .formatted(change.breaks(before) ? "major" : "minor")
                + " one was released:\n"
                + change.text());
    assertEquals(
        VERSION + PluginApiVersion.CURRENT, written.get(0), FILE + " is of another version");
  }

  /** Nobody outside this package sees it. */
  interface Hidden {
    String name();
  }

  @Test
  void aMethodThatIsGoneBreaks() {
    List<String> before = ApiLines.of(PluginFactory.class);
    List<String> now = before.stream().filter(line -> !line.contains(".summary()")).toList();
    ApiChange change = ApiChange.between(before, now);
    assertEquals(
        List.of("public abstract java.lang.String org.pixellm.plugins.PluginFactory.summary()"),
        change.removed());
    assertTrue(change.breaks(before));
    // The other way round it is a method that older plug-ins do not have.
    assertTrue(ApiChange.between(now, before).breaks(now));
  }

  @Test
  void anAdditionThatAsksForNothingDoesNotBreak() {
    List<String> before = ApiLines.of(PixelException.class);
    List<String> now = new ArrayList<>(before);
    now.add("public default int org.pixellm.plugins.PluginFactory.rank()");
    ApiChange change = ApiChange.between(before, now);
    assertFalse(change.isNone());
    assertFalse(change.breaks(before));
    assertEquals("+ " + now.get(now.size() - 1) + "\n", change.text());
  }

  @Test
  void whatOthersCannotSeeIsNotListed() {
    assertEquals(List.of(), ApiLines.of(Hidden.class));
    assertEquals(List.of(), ApiLines.of(ApiLines.class));
  }
}
