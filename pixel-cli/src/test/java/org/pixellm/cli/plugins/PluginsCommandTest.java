// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.cli.CommandRun;
import org.pixellm.plugins.PluginKind;

class PluginsCommandTest {
  private static final String SERVICE = "META-INF/services/org.pixellm.plugins.task.MetricFactory";

  @TempDir private Path folder;

  @Test
  void listsEveryKindWithModulesAndSettings() {
    CommandRun run = CommandRun.of("plugins");
    assertEquals(0, run.code(), run.err());
    for (PluginKind kind : PluginKind.values()) {
      assertTrue(run.out().lines().anyMatch(kind.label()::equals), kind + " in " + run.out());
    }
    assertTrue(run.out().contains("awt (in pixel-render-awt"), run.out());
    assertTrue(
        run.out().matches("(?s).*patch_size +=+ 16 \\(whole number\\): height.*"), run.out());
    assertTrue(run.out().contains("cipher (in pixel-attacks"), run.out());
    assertFalse(run.out().contains("cannot be used"), run.out());
  }

  @Test
  void saysOfAKindThatItHasNone() {
    StringWriter out = new StringWriter();
    CatalogueText.print(
        new PluginCatalogue(List.of(new PluginCatalogue.Kind("attack", List.of())), List.of()),
        new PrintWriter(out, true));
    assertEquals(List.of("attack", "  (no plug-in of this kind)"), out.toString().lines().toList());
  }

  @Test
  void listsOneKind() {
    CommandRun run = CommandRun.of("plugins", "layout-mode");
    assertTrue(run.out().startsWith("layout-mode"), run.out());
    assertTrue(run.out().contains("margin = 2"), run.out());
    assertFalse(run.out().contains("awt"), run.out());
  }

  @Test
  void writesJson() throws IOException {
    CommandRun run = CommandRun.of("plugins", "renderer", "--json");
    JsonNode root = new ObjectMapper().readTree(run.out());
    JsonNode awt = root.at("/kinds/0/plugins/0");
    assertEquals("renderer", root.at("/kinds/0/kind").asText());
    assertEquals("awt", awt.get("name").asText());
    assertEquals("font_size", awt.at("/settings/0/key").asText());
    assertEquals("number", awt.at("/settings/0/type").asText());
    assertTrue(awt.at("/settings/0").has("default_value"), run.out());
    assertTrue(root.get("problems").isEmpty(), run.out());
  }

  @Test
  void aPluginThatCannotBeLoadedIsListedAndStopsNothing() throws IOException {
    Path services = folder.resolve("broken-1.2/" + SERVICE);
    Files.createDirectories(services.getParent());
    Files.writeString(services, "com.example.Gone\n");
    URL[] place = {folder.resolve("broken-1.2").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(place, getClass().getClassLoader())) {
      CommandRun list = CommandRun.with(loader, "plugins");
      assertEquals(0, list.code(), list.err());
      assertTrue(list.out().contains("cannot be used"), list.out());
      assertTrue(list.out().contains("com.example.Gone in broken-1.2"), list.out());
      assertTrue(list.out().contains("awt (in"), list.out());

      CommandRun doctor = CommandRun.with(loader, "doctor");
      assertEquals(1, doctor.code(), doctor.out());
      assertTrue(doctor.out().contains("[FAIL] Plug-ins"), doctor.out());
      assertTrue(
          doctor.out().contains("take broken-1.2 off the class path or the plug-in path"),
          doctor.out());
      assertTrue(doctor.out().contains("1 thing is wrong."), doctor.out());
    }
  }
}
