// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.modality.Classifications;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/djl.md} shows is what is compiled here, and does what the guide says. */
class GuideTest {
  private static final Path GUIDE = Path.of("..", "docs", "djl.md");
  private static final Path EXAMPLE =
      Path.of("src", "test", "java", "org", "pixellm", "djl", "GuideExample.java");

  @TempDir Path folder;

  @Test
  void theGuideShowsTheExample() throws Exception {
    String source = Files.readString(EXAMPLE);
    String shown =
        source
            .substring(source.indexOf("// guide: begin\n"), source.indexOf("// guide: end"))
            .replace("// guide: begin\n", "");
    assertTrue(Files.readString(GUIDE).contains("```java\n" + shown + "```\n"), shown);
    String body = shown.substring(shown.indexOf("topics("), shown.lastIndexOf("  }\n}"));
    long lines = body.lines().filter(line -> !line.isBlank()).count();
    assertTrue(lines <= 15, lines + " lines");
  }

  @Test
  void theExampleClassifies() throws Exception {
    Path model = new TinyModels(folder).headed("sequence-classification", "sib200", "sea", "land");
    List<Classifications> topics =
        GuideExample.topics(model, List.of("The sea is calm.", "The hills are high."));
    assertEquals(2, topics.size());
    assertEquals(List.of("sea", "land"), topics.get(0).getClassNames());
  }

  @Test
  void theGuideNamesAllTypes() throws Exception {
    String guide = Files.readString(GUIDE);
    for (Form<?, ?, ?> form : Form.all()) {
      String row =
          "`%s`"
              .formatted(
                  form.input().type().getSimpleName() + "` | `" + form.output().getSimpleName());
      assertTrue(guide.contains(row), row);
    }
  }
}
