// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.pretrain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.cli.CommandRun;

/** A renderer that is not the one that a model was trained with does not go unnoticed. */
class RendererDriftTest {
  private static final String FILE = "text_renderer_config.json";

  @TempDir private Path folder;
  private Path run;

  @BeforeEach
  void train() throws IOException {
    Path text = Files.writeString(folder.resolve("text.txt"), "Words to read.\n\n".repeat(300));
    run = folder.resolve("run");
    CommandRun trained =
        CommandRun.of(
            "pretrain",
            "--set=data.train=['" + text + "']",
            "--set=output='" + run + "'",
            "--set=data.max_patches=24",
            "--set=data.validation_windows=2",
            "--set=backbone={name: pixel, hidden_size: 16, layers: 1, heads: 2}",
            "--set=training.steps=1",
            "--set=training.batch_size=2",
            "--set=listeners=[]");
    assertEquals(0, trained.code(), trained.err());
  }

  private void drift(Path model) throws IOException {
    JsonMapper json = new JsonMapper();
    Path file = model.resolve(FILE);
    ObjectNode root = (ObjectNode) json.readTree(file.toFile());
    ObjectNode fingerprint = (ObjectNode) root.get("fingerprint");
    fingerprint.put("page_hash", "0".repeat(64));
    ObjectNode details = (ObjectNode) fingerprint.get("details");
    assertTrue(details.has("page: Arabic"), details.toPrettyString());
    details.put("page: Arabic", "0").put("page: words", "0").put("java", "17.0.1, of another");
    json.writeValue(file.toFile(), root);
  }

  private CommandRun reconstruct(String... more) {
    Path picture = folder.resolve("out.png");
    String[] command = {
      "reconstruct", "--model", run + "/model", "Words to hide", "-o", picture.toString()
    };
    String[] all = Arrays.copyOf(command, command.length + more.length);
    System.arraycopy(more, 0, all, command.length, more.length);
    return CommandRun.of(all);
  }

  @Test
  void reconstructWarnsOrFails() throws IOException {
    CommandRun same = reconstruct("--strict-renderer");
    assertEquals(0, same.code(), same.err());
    assertEquals("", same.err());

    drift(run.resolve("model"));
    CommandRun warned = reconstruct();
    assertEquals(0, warned.code(), warned.err());
    assertTrue(warned.err().startsWith("pixel: text is drawn differently here"), warned.err());
    assertTrue(warned.err().contains("  drawn differently: Arabic, words"), warned.err());
    assertTrue(warned.err().contains("  java: 17.0.1, of another / "), warned.err());

    CommandRun failed = reconstruct("--strict-renderer");
    assertEquals(1, failed.code());
    assertEquals(1, failed.errorLines().size(), failed.err());
    assertTrue(failed.err().contains("Arabic, words"), failed.err());
  }

  @Test
  void anotherModeThanTheModelsIsAnotherRenderer() {
    CommandRun failed = reconstruct("--mode", "words2");
    assertEquals(1, failed.code());
    assertTrue(failed.err().contains("words2"), failed.err());
  }

  @Test
  void resumeWarnsOrFails() throws IOException {
    String config = run.resolve("run.yaml").toString();
    CommandRun same =
        CommandRun.of("pretrain", "--config", config, "--resume", "--strict-renderer");
    assertEquals(0, same.code(), same.err());
    assertEquals("", same.err());

    drift(run.resolve("checkpoints/step-00000001"));
    CommandRun failed =
        CommandRun.of("pretrain", "--config", config, "--resume", "--strict-renderer");
    assertEquals(1, failed.code());
    assertEquals(1, failed.errorLines().size(), failed.err());
    assertTrue(failed.err().contains("Arabic, words"), failed.err());

    CommandRun warned = CommandRun.of("pretrain", "--config", config, "--resume");
    assertEquals(0, warned.code(), warned.err());
    assertTrue(warned.err().contains("  drawn differently: Arabic, words"), warned.err());
  }
}
