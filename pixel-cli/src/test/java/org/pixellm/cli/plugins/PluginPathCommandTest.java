// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.cli.CommandRun;
import org.pixellm.plugins.task.TextAttackFactory;

class PluginPathCommandTest {
  private static final String SERVICE = "META-INF/services/" + TextAttackFactory.class.getName();

  @TempDir private Path folder;
  private Path classes;
  private Path torn;

  /** A plug-in as a build leaves it in a folder of classes, and a jar of which half is missing. */
  @BeforeEach
  void onePluginAndOneThatIsTorn() throws IOException {
    classes = Files.createDirectories(folder.resolve("classes"));
    Path source = folder.resolve("Upside.java");
    Files.writeString(
        source,
        """
        import org.pixellm.plugins.Help;
        import org.pixellm.plugins.task.*;
        public class Upside implements TextAttackFactory<Upside.Turns> {
          public record Turns(@Help("how often, 1 to 9") int turns) {}
          public String name() { return "upside-down"; }
          public String summary() { return "Turns text."; }
          public Turns defaults() { return new Turns(3); }
          public TextAttack create(Turns c) { return (t, s, r) -> t; }
        }
        """);
    Path api =
        Path.of(
            URI.create(
                TextAttackFactory.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                api.toString(),
                "-d",
                classes.toString(),
                source.toString());
    assertEquals(0, compiled);
    Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(classes.resolve(SERVICE), "Upside\n");
    torn = Files.writeString(folder.resolve("torn.jar"), "PK");
  }

  @Test
  void theOptionStandsBeforeOrBehindTheCommand() {
    for (List<String> words :
        List.of(
            List.of("--plugins", classes.toString(), "plugins", "attack"),
            List.of("--plugins=" + classes, "plugins", "attack"),
            List.of("plugins", "attack", "--plugins", classes.toString()),
            List.of("--verbose", "plugins", "--plugins=" + classes, "attack"))) {
      CommandRun run = CommandRun.of(words.toArray(new String[0]));
      assertEquals(0, run.code(), run.err());
      assertTrue(run.out().contains("upside-down (in " + classes + ")"), words + run.out());
    }
    assertFalse(CommandRun.of("plugins", "attack").out().contains("upside-down"));
  }

  @Test
  void theEnvironmentNamesPlacesToo() {
    CommandRun run = CommandRun.withPath(classes + File.pathSeparator, "plugins", "attack");
    assertTrue(run.out().contains("upside-down (in " + classes + ")"), run.out());
    CommandRun both =
        CommandRun.withPath(torn.toString(), "plugins", "attack", "--plugins", classes.toString());
    assertTrue(both.out().contains("upside-down"), both.out());
    assertTrue(both.out().contains("cannot be used" + System.lineSeparator() + "  " + torn));
    assertEquals("", both.err());
  }

  @Test
  void otherCommandsTellOfProblemsAndGoOn() {
    String path = classes + File.pathSeparator + torn;
    CommandRun run = CommandRun.of("--plugins", path, "describe", "--plugin", "attack/upside-down");
    assertEquals(0, run.code(), run.err());
    assertEquals(1, run.errorLines().size(), run.err());
    assertTrue(
        run.err().startsWith("pixel: " + torn + " cannot be used: it is no jar that can be read"),
        run.err());
    CommandRun help = CommandRun.of("describe", "--plugins", path, "--help");
    assertEquals("", help.err());
    CommandRun asked = CommandRun.of("describe", "--plugins", path, "--plugin", "attack/gone");
    assertEquals(1, asked.code());
    assertTrue(
        asked.errorLines().get(1).startsWith("pixel: no attack is called \"gone\"; there are: "),
        asked.err());
    assertTrue(asked.errorLines().get(1).contains("; " + torn + " cannot be used"), asked.err());
  }

  @Test
  void aPlaceThatIsNotThereIsTold() {
    CommandRun run = CommandRun.of("plugins", "--plugins", folder.resolve("gone").toString());
    assertEquals(1, run.code());
    assertEquals(
        List.of(
            "pixel: the plug-in path names "
                + folder.resolve("gone")
                + ", where there is nothing; name a jar or a folder of jars"),
        run.errorLines());
  }

  @Test
  void anArgumentFileCannotNameThePath() throws IOException {
    Path arguments = Files.writeString(folder.resolve("arguments"), "--plugins=" + classes);
    CommandRun run = CommandRun.of("plugins", "@" + arguments);
    assertEquals(2, run.code(), run.err());
    assertTrue(
        run.errorLines()
            .get(0)
            .endsWith(
                "--plugins has to stand on the command line itself, not in a file of arguments"),
        run.err());
  }

  @Test
  void doctorTellsWhereFromAndWhatFailed() {
    CommandRun run = CommandRun.of("doctor", "--plugins", classes + File.pathSeparator + torn);
    assertEquals(1, run.code(), run.err());
    assertTrue(
        run.out()
            .lines()
            .map(String::strip)
            .anyMatch(
                line ->
                    line.startsWith("attack: ")
                        && line.contains("upside-down (" + classes + ")")
                        && line.contains("zero-width")),
        run.out());
    assertTrue(run.out().contains("! " + torn + " cannot be used: "), run.out());
    assertTrue(run.out().contains("to mend it: take " + torn + " off the class path or the"));
  }

  @Test
  void aPluginIsDescribedWithItsSettings() {
    CommandRun run =
        CommandRun.of(
            "describe", "--plugins", classes.toString(), "--plugin", "attack/upside-down");
    assertEquals(0, run.code(), run.err());
    assertEquals(
        List.of(
            "attack upside-down (in " + classes + ")",
            "Turns text.",
            "made by Upside",
            "",
            "  turns  whole number",
            "         default: 3",
            "         how often, 1 to 9"),
        run.out().lines().toList());
    CommandRun json = CommandRun.of("describe", "--json", "--plugin", "renderer/awt");
    assertTrue(json.out().contains("\"font_size\""), json.out());
    for (String wrong : List.of("awt", "renderer/", "/awt", "painter/awt")) {
      assertEquals(2, CommandRun.of("describe", "--plugin", wrong).code(), wrong);
    }
    assertEquals(2, CommandRun.of("describe").code());
  }
}
