// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.cli.CommandRun;
import org.pixellm.render.fonts.AbsentFont;
import org.pixellm.render.fonts.BundledFont;
import org.pixellm.render.fonts.BundledFonts;

class DoctorTest {
  @TempDir private Path folder;

  @Test
  void aMachineThatRunsTheseTestsIsHealthy() {
    CommandRun run = CommandRun.of("doctor");
    assertEquals(0, run.code(), run.out());
    for (String subject :
        List.of(
            "Java",
            "PyTorch",
            "GPUs",
            "Native libraries",
            "Bundled fonts",
            "Rendering",
            "Plug-ins")) {
      assertTrue(run.out().contains("[ ok ] " + subject), subject + " in " + run.out());
    }
    assertTrue(run.out().contains("engine set: DJL "), run.out());
    assertTrue(run.out().contains("SHA-256 "), run.out());
  }

  @Test
  void writesJson() throws IOException {
    JsonNode report = new ObjectMapper().readTree(CommandRun.of("doctor", "--json").out());
    assertTrue(report.get("healthy").asBoolean(), report.toString());
    assertEquals("Java", report.at("/findings/0/subject").asText());
    assertTrue(report.at("/findings/0/facts").has("cores"), report.toString());
  }

  @Test
  void aCacheThatCannotBeWrittenTo() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    Finding finding = new NativeCacheCheck(file.resolve("pytorch")).look();
    assertEquals(1, finding.problems().size());
    assertTrue(finding.problems().get(0).what().contains("cannot be written to"));
    assertTrue(finding.problems().get(0).remedy().contains("DJL_CACHE_DIR"));
  }

  @Test
  void aCacheThatIsNotThereYetIsMadeLater() {
    Path none = folder.resolve("a/b/pytorch");
    Finding finding = new NativeCacheCheck(none).look();
    assertTrue(finding.healthy(), finding.toString());
    assertEquals("not yet", finding.facts().get("unpacked"));
    assertFalse(Files.exists(none));
  }

  @Test
  void aFontThatIsAnotherFile() {
    BundledFont good = BundledFonts.inOrder().get(0);
    BundledFont other =
        new BundledFont(
            good.name(),
            good.version(),
            good.resource(),
            "0".repeat(64),
            good.traits(),
            good.provider());
    Finding finding = new FontCheck(List.of(other), List.of()).look();
    assertTrue(finding.problems().get(0).what().contains(good.resource()), finding.toString());
  }

  @Test
  void aFontThatIsMissing() {
    BundledFont good = BundledFonts.inOrder().get(0);
    BundledFont gone =
        new BundledFont("Gone", "1", "Gone.ttf", "0".repeat(64), good.traits(), good.provider());
    Finding finding = new FontCheck(List.of(gone), List.of()).look();
    assertTrue(finding.problems().get(0).what().contains("Gone.ttf"), finding.toString());
  }

  @Test
  void aJarOfFontsThatIsMissing() {
    Finding finding =
        new FontCheck(
                List.of(BundledFonts.inOrder().get(0)),
                List.of(
                    new AbsentFont("Noto One", "big-fonts"),
                    new AbsentFont("Noto Two", "big-fonts")))
            .look();
    assertEquals(1, finding.problems().size(), finding.toString());
    assertTrue(finding.problems().get(0).what().contains("Noto One, Noto Two"));
    assertTrue(finding.problems().get(0).remedy().contains("big-fonts"));
    assertTrue(finding.facts().get("faces").startsWith("1 of 3"), finding.toString());
  }
}
