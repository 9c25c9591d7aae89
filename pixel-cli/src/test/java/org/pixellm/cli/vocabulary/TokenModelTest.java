// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.cli.CommandRun;
import org.pixellm.cli.house.Checkout;
import org.pixellm.tasks.samples.SampleData;

/** A token model from its vocabulary to its scores, by the commands of a pixel model. */
class TokenModelTest {
  private static final String SMALL =
      "backbone={name: tokens, hidden_size: 16, layers: 1, heads: 2, intermediate_size: 32}";

  @TempDir private Path folder;
  private Path text;

  @BeforeEach
  void someText() throws IOException {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      words.append("Paragraph ").append(i * 7919 % 1000).append(" tells of other things.\n\n");
    }
    text = Files.writeString(folder.resolve("text.txt"), words);
  }

  private CommandRun pretrain(String... settings) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "pretrain",
                "--config",
                Checkout.root().resolve("configs/pretrain-bpe.yaml").toString()));
    List<String> all =
        new ArrayList<>(
            List.of(
                SMALL,
                "output='" + folder.resolve("run") + "'",
                "data.train=['" + text + "']",
                "data.max_patches=64",
                "training.steps=3",
                "training.batch_size=4",
                "listeners=[]"));
    all.addAll(List.of(settings));
    for (String setting : all) {
      args.add("--set");
      args.add(setting);
    }
    return CommandRun.of(args.toArray(String[]::new));
  }

  @Test
  void aVocabularyIsLearntAndItsModelTrainedTunedAndMeasured() throws IOException {
    Path vocabulary = folder.resolve("merges.txt");
    CommandRun learnt =
        CommandRun.of("vocabulary", "--size", "380", "-o", vocabulary.toString(), text.toString());
    assertEquals(0, learnt.code(), learnt.err());
    assertTrue(learnt.out().contains("learnt 380 tokens"), learnt.out());
    assertEquals(122, Files.readAllLines(vocabulary).size(), "121 merges and the version");

    CommandRun trained = pretrain("renderer={name: bpe, vocabulary: '" + vocabulary + "'}");
    assertEquals(0, trained.code(), trained.err());
    assertTrue(trained.out().contains("the best constant guess makes"), trained.out());
    Path model = folder.resolve("run/model");
    JsonNode config = new ObjectMapper().readTree(model.resolve("config.json").toFile());
    assertEquals("tokens", config.path("model_type").asText());
    assertEquals(380, config.path("vocab_size").asInt());

    Files.delete(vocabulary); // the model has it
    SampleData.Splits treebank = SampleData.ENGLISH_EWT.unpack(folder.resolve("data"));
    Path tuned = folder.resolve("pos");
    CommandRun tuning =
        CommandRun.of(
            "finetune",
            "--config",
            Checkout.root().resolve("configs/finetune-pos.yaml").toString(),
            "--set",
            "model='" + model + "'",
            "--set",
            "output='" + tuned + "'",
            "--set",
            "training.steps=2",
            "--set",
            "listeners=[]");
    assertEquals(0, tuning.code(), tuning.err());
    CommandRun measured =
        CommandRun.of(
            "evaluate",
            "--model",
            tuned.resolve("model").toString(),
            "--data",
            treebank.test().toString(),
            "-o",
            folder.resolve("report").toString());
    assertEquals(0, measured.code(), measured.err());
    assertTrue(measured.out().contains("* accuracy"), measured.out());
    CommandRun described = CommandRun.of("describe", model.toString());
    assertEquals(0, described.code(), described.err());
    assertTrue(described.out().contains("… (121 in all)"), described.out());
  }

  @Test
  void otherTokensNeedNoVocabulary() {
    for (String renderer : List.of("bytes", "chars")) {
      CommandRun run =
          pretrain("renderer=" + renderer, "output='" + folder.resolve(renderer) + "'");
      assertEquals(0, run.code(), run.err());
    }
  }

  @Test
  void whatDoesNotGoTogetherIsOneSentence() {
    CommandRun run = pretrain("layout=bigrams");
    assertEquals(1, run.code());
    assertEquals(1, run.errorLines().size(), run.err());
    assertTrue(run.err().contains("leave layout out"), run.err());
    CommandRun objective = pretrain("objective=masked-pixels");
    assertEquals(1, objective.errorLines().size(), objective.err());
    assertTrue(objective.err().contains("masked-tokens"), objective.err());
    CommandRun size =
        CommandRun.of("vocabulary", "--size", "9", "-o", folder + "/merges.txt", text.toString());
    assertEquals(1, size.code());
    assertTrue(size.err().contains("--size must be 260 to"), size.err());
  }
}
