// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.pixellm.cli.CommandRun;
import org.pixellm.cli.house.Checkout;
import org.pixellm.tasks.samples.SampleData;

/** A pixel model and a token model beside each other, attacked, as a user types it. */
class RobustnessCommandTest {
  private static final String SMALL =
      "backbone={name: %s, hidden_size: 16, layers: 1, heads: 2, intermediate_size: 32}";

  @TempDir static Path shared;
  private static SampleData.Splits treebank;

  @TempDir Path folder;

  @BeforeAll
  static void taggers() {
    treebank = SampleData.ENGLISH_EWT.unpack(shared.resolve("data"));
    finetune("pixel", "1", SMALL.formatted("pixel"));
    finetune("pixel", "2", SMALL.formatted("pixel"));
    finetune("bytes", "1", SMALL.formatted("tokens"), "renderer=bytes");
  }

  private static void finetune(String name, String seed, String... settings) {
    Path config = Checkout.root().resolve("configs/finetune-pos.yaml");
    List<String> args = new ArrayList<>(List.of("finetune", "--config", config.toString()));
    List<String> all =
        new ArrayList<>(
            List.of(
                "output='" + shared.resolve(name + seed) + "'",
                "training.steps=80",
                "seeds=[" + seed + "]",
                "listeners=[]"));
    all.addAll(List.of(settings));
    all.forEach(setting -> args.addAll(List.of("--set", setting)));
    CommandRun run = CommandRun.of(args.toArray(String[]::new));
    assertEquals(0, run.code(), run.err());
  }

  private static String model(String run) {
    return shared.resolve(run).resolve("model").toString();
  }

  private CommandRun robustness(Path report, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "robustness",
                "--models",
                "pixel=%s,pixel=%s,bytes=%s"
                    .formatted(model("pixel1"), model("pixel2"), model("bytes1")),
                "--data",
                treebank.test().toString(),
                "--examples",
                "20",
                "--resamples",
                "50",
                "-o",
                report.toString()));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  private static List<String> csv(Path report) throws IOException {
    return Files.readAllLines(report.resolve("robustness.csv"));
  }

  private static List<String> rows(Path report, String start) throws IOException {
    return csv(report).stream().filter(line -> line.startsWith(start)).toList();
  }

  @Test
  void allModelsAreMeasuredUnderEachAttack() throws IOException {
    Path report = folder.resolve("report");
    CommandRun run =
        robustness(
            report,
            "--attacks",
            "confusable,segmentation,blur",
            "--attack",
            "{name: confusable, alphabets: false}",
            "--severities",
            "0,40,80",
            "--group",
            "alike=confusable,confusable-2",
            "--group",
            "mixed=confusable,segmentation",
            "--also",
            "other=" + treebank.training());
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("segmentation is left out"), run.out());
    assertTrue(
        run.out().contains("blur: pictures are attacked, and bytes reads tokens"), run.out());
    // clean, two attacks and their group at two severities for two models; blur for one; other data
    assertEquals(1 + 2 + 3 * 2 * 2 + 2 + 2, csv(report).size(), String.join("\n", csv(report)));
    assertEquals(List.of(), rows(report, "blur,40,bytes"));
    assertEquals(1, rows(report, "blur,40,pixel").size());
    assertEquals(2, rows(report, "other,0,").size());
    String[] other = rows(report, "other,0,pixel,").get(0).split(",", -1);
    assertEquals(14, other.length);
    assertTrue(Double.parseDouble(other[6]) > 0, "two seeds differ");
    assertEquals("", other[7], "other text is not clean text with something lost");
    assertEquals("", rows(report, "other,0,bytes,").get(0).split(",", -1)[6], "one seed");
    for (int severity : List.of(40, 80)) {
      for (String name : List.of("pixel", "bytes")) {
        double mean =
            (score(report, "confusable", severity, name)
                    + score(report, "confusable-2", severity, name))
                / 2;
        assertEquals(mean, score(report, "alike", severity, name), 1e-9);
      }
    }
    assertNotEquals(score(report, "clean", 0, "pixel"), score(report, "confusable", 80, "pixel"));

    JsonNode json = new ObjectMapper().readTree(report.resolve("robustness.json").toFile());
    assertEquals(20, json.path("examples").asInt());
    assertEquals(csv(report).size() - 1, json.path("rows").size());
    assertEquals("confusable", json.path("attacks").path("confusable-2").path("name").asText());
    assertEquals("blur", json.path("picture_attacks").path("blur").path("name").asText());
    BufferedImage curves = ImageIO.read(report.resolve("curves.png").toFile());
    assertTrue(curves.getWidth() > 600, "a chart each for three attacks and a group");
    String page = Files.readString(report.resolve("report.html"));
    assertTrue(page.contains("data:image/png;base64,"), "what the pixel model saw");
    assertTrue(page.contains("<span class=\"token\">"), "what the token model saw");
    assertTrue(page.contains("confusable at 80 %: pixel at its best"), page);
  }

  private static double score(Path report, String attack, int severity, String model)
      throws IOException {
    List<String> rows = rows(report, "%s,%d,%s,".formatted(attack, severity, model));
    assertEquals(1, rows.size(), attack);
    return Double.parseDouble(rows.get(0).split(",", -1)[3]);
  }

  @Test
  void whatWasMeasuredIsNotMeasuredAgain() throws IOException {
    Path report = folder.resolve("report");
    String[] asked = {"--attacks", "leetspeak,inner-swap", "--severities", "50"};
    assertEquals(0, robustness(report, asked).code());
    List<String> whole = csv(report);
    String page = Files.readString(report.resolve("report.html"));

    // as if it had been stopped before the last attack; a score of the first is marked
    Path trials = report.resolve("trials");
    Files.delete(trials.resolve("inner-swap-50.json"));
    Files.delete(report.resolve("report.html"));
    CommandRun resumed = robustness(report, "--resume", asked[0], asked[1], asked[2], asked[3]);
    assertEquals(0, resumed.code(), resumed.err());
    assertEquals(whole, csv(report));
    assertEquals(page, Files.readString(report.resolve("report.html")));

    Path clean = trials.resolve("clean-0.json");
    ObjectMapper json = new ObjectMapper();
    JsonNode result = json.readTree(clean.toFile());
    ((ObjectNode) result.path("scores").path("pixel")).put("score", 0.125);
    json.writeValue(clean.toFile(), result);
    assertEquals(0, robustness(report, "--resume", asked[0], asked[1], asked[2], asked[3]).code());
    assertEquals(0.125, score(report, "clean", 0, "pixel"), "from the file");
    CommandRun again = robustness(report, asked);
    assertEquals(1, again.code());
    assertTrue(again.err().contains("go on with them by --resume"), again.err());
    Path other = folder.resolve("other");
    assertEquals(0, robustness(other, asked).code());
    assertEquals(whole, csv(other), "measured anew, to the same numbers");
    try (Stream<Path> files = Files.list(trials)) {
      assertEquals(4, files.count(), "three trials and their settings");
    }
  }

  @Test
  void otherSettingsAreNotMixed() throws IOException {
    Path report = folder.resolve("report");
    assertEquals(0, robustness(report, "--attacks", "leetspeak", "--severities", "50").code());
    List<String> before = csv(report);
    CommandRun seed =
        robustness(
            report, "--resume", "--attacks", "leetspeak", "--severities", "50", "--seed", "9");
    assertEquals(1, seed.code());
    assertEquals(1, seed.errorLines().size(), seed.err());
    assertTrue(seed.err().contains("measurements with other seed"), seed.err());
    assertEquals(before, csv(report));

    // one more attack is nothing else, only more
    CommandRun more =
        robustness(report, "--resume", "--attacks", "leetspeak,disemvowel", "--severities", "50");
    assertEquals(0, more.code(), more.err());
    assertEquals(before, csv(report).subList(0, before.size()));
    assertNotEquals(before.size(), csv(report).size());
  }

  @Test
  void otherWeightsAreNotMixed() throws IOException {
    Path copy = folder.resolve("copy");
    Files.createDirectories(copy);
    try (Stream<Path> files = Files.list(Path.of(model("pixel1")))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    String[] args = {
      "robustness",
      "--models",
      "mine=" + copy,
      "--data",
      treebank.test().toString(),
      "--examples",
      "5",
      "--attacks",
      "none",
      "-o",
      folder.resolve("report").toString(),
      "--resume"
    };
    CommandRun run = CommandRun.of(args);
    assertEquals(0, run.code(), run.err());
    Path weights = copy.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 5] ^= 1;
    Files.write(weights, bytes);
    CommandRun changed = CommandRun.of(args);
    assertEquals(1, changed.code());
    assertTrue(changed.err().contains("measurements with other models"), changed.err());
  }

  @Test
  void otherTablesAreNotMixed() throws IOException {
    Path table = Files.writeString(folder.resolve("table.tsv"), "e\tε є\na\tα\n");
    String cipher = "{name: cipher, file: '" + table + "'}";
    for (String attack : List.of(cipher, "{name: chain, attacks: [full-swap, " + cipher + "]}")) {
      Files.writeString(table, "e\tε є\na\tα\n");
      Path report = folder.resolve("report" + attack.length());
      String[] asked = {"--resume", "--attack", attack, "--severities", "50"};
      CommandRun run = robustness(report, asked);
      assertEquals(0, run.code(), run.err());
      Files.writeString(table, "e\tє ε\na\tα\n");
      CommandRun changed = robustness(report, asked);
      assertEquals(1, changed.code(), attack);
      assertTrue(changed.err().contains("measurements with other settings of c"), changed.err());
    }
  }

  @Test
  void aTokenModelMayBeTheFirst() throws IOException {
    Path report = folder.resolve("report");
    CommandRun run =
        CommandRun.of(
            "robustness",
            "--models",
            "bytes=%s,pixel=%s".formatted(model("bytes1"), model("pixel1")),
            "--data",
            treebank.test().toString(),
            "--examples",
            "10",
            "--resamples",
            "20",
            "--attacks",
            "leetspeak,blur",
            "--severities",
            "50",
            "-o",
            report.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(
        rows(report, "leetspeak,50,bytes").get(0).endsWith(",0.0,0.0,0.0"), "not behind itself");
    assertFalse(rows(report, "leetspeak,50,pixel").get(0).endsWith(","), "behind the first");
    assertEquals(List.of(), rows(report, "blur,50,bytes"));
    assertTrue(rows(report, "blur,50,pixel").get(0).endsWith(",,,"), "the first is not measured");
  }

  @Test
  void modelsOfTwoTasksAreNotCompared() {
    Path config = Checkout.root().resolve("configs/finetune-classification.yaml");
    Path classifier = folder.resolve("classifier");
    CommandRun training =
        CommandRun.of(
            "finetune",
            "--config=" + config,
            "--set=output=" + classifier,
            "--set=" + SMALL.formatted("pixel"),
            "--set=training.steps=2",
            "--set=listeners=[]");
    assertEquals(0, training.code(), training.err());
    CommandRun run =
        CommandRun.of(
            "robustness",
            "--models",
            "tags=%s,classes=%s".formatted(model("pixel1"), classifier.resolve("model")),
            "--data",
            treebank.test().toString(),
            "-o",
            folder.resolve("report").toString());
    assertEquals(1, run.code());
    assertEquals(1, run.errorLines().size(), run.err());
    assertTrue(run.err().contains("the models are not of one task"), run.err());
    assertFalse(run.err().contains("PluginChoice"), run.err());
  }

  @Test
  void modelsThatAreNotNamedAreNotOne() {
    String twice = model("pixel1") + "," + model("pixel1");
    CommandRun run =
        CommandRun.of(
            "robustness", "--models", twice, "--data", "none.conllu", "-o", folder + "/report");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("two models are called pixel1"), run.err());
  }

  @Test
  void badInputIsOneSentence() {
    Path report = folder.resolve("report");
    assertSays("1 to 100 percent, not 120", report, "--severities", "120");
    assertSays("no attack", report, "--attacks", "no-such");
    assertSays("names a plug-in is empty", report, "--attacks", "");
    assertSays("the group g names no attack", report, "--attacks", "blur", "--group", "g=,");
    assertSays(
        "is the name of an attack",
        report,
        "--attacks",
        "blur",
        "--also",
        "blur=" + treebank.test());
    CommandRun missing =
        CommandRun.of(
            "robustness",
            "--models",
            folder.resolve("nothing").toString(),
            "--data",
            treebank.test().toString(),
            "-o",
            report.toString());
    assertEquals(1, missing.code());
    assertEquals(1, missing.errorLines().size(), missing.err());
    assertFalse(Files.exists(report), "nothing is written");
  }

  private void assertSays(String part, Path report, String... args) {
    CommandRun run = robustness(report, args);
    assertEquals(1, run.code(), run.err());
    assertEquals(1, run.errorLines().size(), run.err());
    assertTrue(run.err().contains(part), run.err());
  }
}
