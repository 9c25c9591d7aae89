// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pixellm.cli.CommandRun;
import org.pixellm.cli.house.Checkout;
import org.pixellm.tasks.samples.SampleData;

/** Fine-tuning, evaluation and prediction as a user types them, on the bundled samples. */
class FinetuneCommandTest {
  private static final String SMALL =
      "backbone={name: pixel, hidden_size: 16, layers: 1, heads: 2, intermediate_size: 32}";

  @TempDir static Path shared;
  private static Path tagger;
  private static SampleData.Splits treebank;

  @TempDir Path folder;

  private static CommandRun finetune(Path output, String config, String... settings) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "finetune",
                "--config",
                config(config),
                "--set",
                SMALL,
                "--set",
                "output='" + output + "'",
                "--set",
                "training.steps=2",
                "--set",
                "listeners=[]"));
    for (String setting : settings) {
      args.add("--set");
      args.add(setting);
    }
    return CommandRun.of(args.toArray(String[]::new));
  }

  private static String config(String name) {
    return Checkout.root().resolve("configs").resolve(name).toString();
  }

  @BeforeAll
  static void aTagger() {
    treebank = SampleData.ENGLISH_EWT.unpack(shared.resolve("data"));
    CommandRun run = finetune(shared.resolve("pos"), "finetune-pos.yaml", "training.steps=6");
    assertEquals(0, run.code(), run.err());
    tagger = shared.resolve("pos/model");
  }

  static Stream<String> configurations() throws IOException {
    try (Stream<Path> files = Files.list(Checkout.root().resolve("configs"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("finetune-"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void everyConfigurationRunsAsItIsOnItsSample(String name) {
    CommandRun run = finetune(folder.resolve("run"), name);
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("scores on the validation examples:"), run.out());
    assertTrue(Files.exists(folder.resolve("run/model/model.safetensors")));
  }

  @Test
  void theConfigurationsCoverTheTasks() throws IOException {
    assertEquals(8, configurations().count());
  }

  @Test
  void aRunIsNotBegunTwiceAndGoesOn() {
    Path output = folder.resolve("run");
    assertEquals(0, finetune(output, "finetune-pos.yaml").code());
    CommandRun again = finetune(output, "finetune-pos.yaml");
    assertEquals(1, again.code());
    assertEquals(1, again.errorLines().size(), again.err());
    assertTrue(again.err().contains("--resume"), again.err());
    CommandRun resumed = CommandRun.of("finetune", "--config", output + "/run.yaml", "--resume");
    assertEquals(0, resumed.code(), resumed.err());
  }

  @Test
  void badInputIsOneSentence() {
    CommandRun key = finetune(folder.resolve("a"), "finetune-pos.yaml", "training.epoch=3");
    assertEquals(1, key.code());
    assertTrue(key.err().contains("did you mean epochs?"), key.err());
    CommandRun sample = finetune(folder.resolve("a"), "finetune-pos.yaml", "data.sample=nothing");
    assertEquals(1, sample.code());
    assertEquals(1, sample.errorLines().size(), sample.err());
    assertTrue(sample.err().contains("english-ewt"), sample.err());
    assertFalse(Files.exists(folder.resolve("a")));
  }

  @Test
  void evaluationWritesATableAndPictures() throws IOException {
    Path report = folder.resolve("report");
    CommandRun run =
        CommandRun.of(
            "evaluate",
            "--model",
            tagger.toString(),
            "--data",
            treebank.test().toString(),
            "-o",
            report.toString(),
            "--mistakes",
            "3");
    assertEquals(0, run.code(), run.err());
    JsonNode metrics = new ObjectMapper().readTree(report.resolve("metrics.json").toFile());
    double accuracy = metrics.path("scores").path("accuracy").asDouble(-1);
    assertTrue(accuracy > 0 && accuracy < 1, "" + accuracy);
    assertTrue(run.out().contains("* accuracy"), run.out());
    long words = 0;
    long right = 0;
    JsonNode counts = metrics.path("confusion").path("counts");
    for (int row = 0; row < counts.size(); row++) {
      for (int column = 0; column < counts.size(); column++) {
        words += counts.get(row).get(column).asLong();
        right += row == column ? counts.get(row).get(column).asLong() : 0;
      }
    }
    assertEquals(accuracy, (double) right / words, 1e-12, "the matrix is of the same words");
    for (String name : List.of("confusion.png", "mistakes.png")) {
      BufferedImage picture = ImageIO.read(report.resolve(name).toFile());
      assertTrue(picture.getWidth() > 100 && picture.getHeight() > 50, name);
    }
  }

  @Test
  void evaluationIsTheSameAsThatOfTheRun() throws IOException {
    JsonNode provenance = new ObjectMapper().readTree(tagger.resolve("provenance.json").toFile());
    CommandRun.of(
        "evaluate",
        "--model",
        tagger.toString(),
        "--data",
        treebank.test().toString(),
        "-o",
        folder.toString());
    JsonNode metrics = new ObjectMapper().readTree(folder.resolve("metrics.json").toFile());
    assertEquals(
        provenance.path("scores").path("accuracy").asDouble(),
        metrics.path("scores").path("accuracy").asDouble());
  }

  @Test
  void anUnknownLabelIsToldWithFileAndLine() throws IOException {
    Path data =
        Files.writeString(folder.resolve("odd.conllu"), "1\tWhy\t_\tQUERY\t_\t_\t_\t_\t_\t_\n\n");
    CommandRun run =
        CommandRun.of("evaluate", "--model", tagger.toString(), "--data", data.toString());
    assertEquals(1, run.code());
    assertEquals(1, run.errorLines().size(), run.err());
    assertTrue(run.err().contains("odd.conllu, line 1"), run.err());
    assertTrue(run.err().contains("QUERY"), run.err());
  }

  @Test
  void aModelWithoutAHeadIsRefused() throws IOException {
    Path bare = Files.createDirectory(folder.resolve("bare"));
    Files.writeString(bare.resolve("config.json"), "{\"model_type\": \"pixel\"}");
    CommandRun run =
        CommandRun.of("predict", "--model", bare.toString(), treebank.test().toString());
    assertEquals(1, run.code());
    assertTrue(run.err().contains("has no head for a task"), run.err());
  }

  @Test
  void linesOfTextAreTagged() throws IOException {
    Path text = Files.writeString(folder.resolve("text.txt"), "She reads books .\n\nYes !\n");
    CommandRun run = CommandRun.of("predict", "--model", tagger.toString(), text.toString());
    assertEquals(0, run.code(), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals(2, lines.size(), run.out());
    JsonNode first = new ObjectMapper().readTree(lines.get(0));
    assertEquals("reads", first.path("words").get(1).asText());
    assertEquals(4, first.path("tags").size());
  }

  @Test
  void conlluKeepsWhatIsNotPredicted() throws IOException {
    Path output = folder.resolve("tagged.conllu");
    CommandRun run =
        CommandRun.of(
            "predict",
            "--model",
            tagger.toString(),
            "--data",
            treebank.test().toString(),
            "--format",
            "conllu",
            "-o",
            output.toString());
    assertEquals(0, run.code(), run.err());
    List<String> before = Files.readAllLines(treebank.test());
    List<String> after = Files.readAllLines(output);
    assertEquals(before.size(), after.size());
    int changed = 0;
    for (int i = 0; i < before.size(); i++) {
      String[] old = before.get(i).split("\t", -1);
      String[] now = after.get(i).split("\t", -1);
      if (old.length == 10 && !old[3].equals(now[3])) {
        changed++;
        old[3] = now[3];
      }
      assertEquals(List.of(old), List.of(now), "line " + (i + 1));
    }
    assertTrue(changed > 0, "a model of six steps is not always right");
  }

  @Test
  void predictionsAreDrawn() throws IOException {
    Path text = Files.writeString(folder.resolve("text.txt"), "She reads books .\n");
    Path picture = folder.resolve("tagged.png");
    CommandRun run =
        CommandRun.of(
            "predict",
            "--model",
            tagger.toString(),
            text.toString(),
            "--format",
            "png",
            "-o",
            picture.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(ImageIO.read(picture.toFile()).getHeight() > 5 * 16, "a strip and four lines");
  }

  @Test
  void whatDoesNotGoTogetherIsToldAsUsage() {
    String model = tagger.toString();
    assertEquals(2, CommandRun.of("predict", "--model", model, "--format", "png", "x").code());
    assertEquals(2, CommandRun.of("predict", "--model", model, "--data").code());
    assertEquals(2, CommandRun.of("predict", "--model", model, "--reader", "bio", "x").code());
    assertEquals(
        2, CommandRun.of("evaluate", "--model", model, "--data", "x", "--mistakes", "-1").code());
  }
}
