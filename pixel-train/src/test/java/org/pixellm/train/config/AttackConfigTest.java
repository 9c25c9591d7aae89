// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;

class AttackConfigTest {
  @TempDir private Path folder;

  private static AttackConfig attack(String... settings) {
    return new RunConfigLoader().load(RunConfig.defaults(), List.of(settings)).data().attack();
  }

  @Test
  void textIsCleanUnlessAnAttackIsNamed() {
    assertTrue(attack().isOfNothing());
    AttackConfig named = attack("data.attack.by=confusable");
    assertFalse(named.isOfNothing());
    assertEquals(new AttackConfig(PluginChoice.named("confusable"), 0.5, List.of(50.0)), named);
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    RunConfigLoader loader = new RunConfigLoader();
    RunConfig config =
        loader.load(
            RunConfig.defaults(),
            List.of(
                "data.attack={by: {name: chain, take: one, attacks: [cipher, {name: truncate, keep: 2}]}, share: 0.25, severities: [20, 80]}"));
    AttackConfig attack = config.data().attack();
    assertEquals("one", attack.by().options().get("take"));
    assertEquals(List.of(20.0, 80.0), attack.severities());
    Path file = Files.writeString(folder.resolve("run.yaml"), loader.toYaml(config));
    assertEquals(config, loader.load(file, List.of()));
    AttackConfig resolved =
        attack.resolved(by -> new PluginChoice(by.name(), Map.of("take", "all")));
    assertEquals("all", resolved.by().options().get("take"));
    assertEquals(0.25, resolved.share());
    assertEquals(AttackConfig.defaults(), AttackConfig.defaults().resolved(by -> null));
  }

  @Test
  void whatIsWrongIsToldInOneSentence() {
    refused("data.attack: share must be 0 to 1, not 1.5", "data.attack.share=1.5");
    refused(
        "data.attack: severities must be 0 to 100 percent, not 101.0",
        "data.attack.severities=[20, 101]");
    refused("data.attack: severities must have at least one number", "data.attack.severities=[]");
    refused("data.attack.severity: no such setting", "data.attack.severity=50");
  }

  private static void refused(String start, String setting) {
    String message = assertThrows(PixelException.class, () -> attack(setting)).getMessage();
    assertTrue(message.contains(start), message);
  }
}
