// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.cli.CommandRun;
import org.pixellm.tasks.samples.SampleData;

/** Models of a few steps, described and made again. */
class ReproduceCommandTest {
  private static final String SMALL =
      "backbone={name: pixel, hidden_size: 16, layers: 1, heads: 2, intermediate_size: 32}";

  @TempDir static Path folder;
  private static Path text;
  private static Path pretrained;
  private static Path tagger;

  @TempDir Path own;

  @BeforeAll
  static void models() throws Exception {
    text =
        Files.writeString(
            folder.resolve("text.txt"),
            ("She reads books about the sea. ".repeat(5) + "\n\n").repeat(400));
    CommandRun first =
        CommandRun.of(
            "pretrain",
            "--set",
            SMALL,
            "--set",
            "objective={name: masked-pixels, decoder_hidden_size: 16, decoder_layers: 1,"
                + " decoder_heads: 2, decoder_intermediate_size: 32}",
            "--set",
            "data.train=['" + text + "']",
            "--set",
            "data.max_patches=32",
            "--set",
            "data.validation_fraction=0.2",
            "--set",
            "training.steps=2",
            "--set",
            "training.batch_size=4",
            "--set",
            "listeners=[]",
            "--set",
            "output='" + folder.resolve("run") + "'");
    assertEquals(0, first.code(), first.err());
    pretrained = folder.resolve("run/model");
    SampleData.Splits treebank = SampleData.ENGLISH_EWT.unpack(folder.resolve("data"));
    CommandRun second =
        CommandRun.of(
            "finetune",
            "--set",
            "model='" + pretrained + "'",
            "--set",
            "data.reader=conllu-tags",
            "--set",
            "data.overlap=8",
            "--set",
            "data.train=['" + treebank.training() + "']",
            "--set",
            "data.validation=['" + treebank.test() + "']",
            "--set",
            "training.steps=2",
            "--set",
            "seeds=[3, 4]",
            "--set",
            "listeners=[]",
            "--set",
            "output='" + folder.resolve("pos") + "'");
    assertEquals(0, second.code(), second.err());
    tagger = folder.resolve("pos/model");
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }

  @Test
  void aPretrainedModelSaysHowItWasMade() throws Exception {
    CommandRun run = CommandRun.of("describe", "--json", pretrained.toString());
    assertEquals(0, run.code(), run.err());
    JsonNode found = json(run.out());
    assertEquals("pretrained", found.at("/model/kind").asText());
    assertEquals(16, found.at("/architecture/hidden_size").asInt());
    assertTrue(found.at("/parameters/values").asLong() > 1000);
    assertEquals("awt", found.at("/renderer/renderer").asText());
    JsonNode made = found.path("provenance");
    assertEquals("pretraining", made.path("kind").asText());
    assertEquals(42, made.path("seed").asLong());
    JsonNode file = made.at("/data/contents/list/0");
    assertEquals(Files.size(text), file.path("bytes").asLong());
    java.security.MessageDigest digest = java.security.MessageDigest.getInstance("SHA-256");
    assertEquals(
        java.util.HexFormat.of().formatHex(digest.digest(Files.readAllBytes(text))),
        file.path("sha256").asText());
    assertEquals(
        found.at("/renderer/fingerprint_page_hash").asText(),
        made.at("/renderer/page_hash").asText());
    assertTrue(made.at("/versions/engine").asText().startsWith("PyTorch"));
    assertTrue(made.at("/hardware/engine_threads").asInt() > 0);
  }

  @Test
  void aFineTunedModelNamesItsTaskAndWhatItBeganWith() throws Exception {
    JsonNode found = json(CommandRun.of("describe", "--json", tagger.toString()).out());
    assertEquals("fine-tuned for a task", found.at("/model/kind").asText());
    assertEquals("token-classification", found.at("/task/head").asText());
    assertTrue(found.at("/task/labels").toString().contains("NOUN"));
    JsonNode made = found.path("provenance");
    assertEquals("fine-tuning", made.path("kind").asText());
    assertEquals(pretrained.toString(), made.at("/start/model").asText());
    assertEquals(3, made.at("/start/files/list").size());
    assertEquals(2, made.at("/data/contents/list").size());
    String readable = CommandRun.of("describe", tagger.toString()).out();
    assertTrue(readable.contains("  head: token-classification\n"), readable);
    assertTrue(readable.contains("NOUN, "), readable);
  }

  @Test
  void aForeignDirectoryIsDescribedAsFarAsItGoes() throws Exception {
    Files.writeString(
        own.resolve("config.json"), "{\"model_type\": \"pixel\", \"hidden_size\": 8}");
    CommandRun run = CommandRun.of("describe", own.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("of another program"), run.out());
    assertTrue(run.out().contains("does not say how the model was made"), run.out());
    CommandRun again = CommandRun.of("reproduce", own.toString());
    assertEquals(1, again.code());
    assertTrue(again.err().contains("has no provenance.json"), again.err());
  }

  @Test
  void parametersAreCountedInAnyForm() throws Exception {
    Path exported = own.resolve("exported");
    CommandRun export =
        CommandRun.of(
            "export", pretrained.toString(), "-o", exported.toString(), "--format", "pytorch");
    assertEquals(0, export.code(), export.err());
    JsonNode one = json(CommandRun.of("describe", "--json", pretrained.toString()).out());
    JsonNode other = json(CommandRun.of("describe", "--json", exported.toString()).out());
    assertEquals("model.safetensors", one.at("/parameters/file").asText());
    assertEquals("pytorch_model.bin", other.at("/parameters/file").asText());
    assertEquals(one.at("/parameters/values"), other.at("/parameters/values"));
    assertEquals(one.at("/parameters/by_first_name"), other.at("/parameters/by_first_name"));
  }

  @Test
  void bothKindsComeOutWithTheSameBits() {
    for (Path model : new Path[] {pretrained, tagger}) {
      Path output = own.resolve(model.getParent().getFileName());
      CommandRun run = CommandRun.of("reproduce", model.toString(), "-o", output.toString());
      assertEquals(0, run.code(), run.out() + run.err());
      assertTrue(run.out().contains("weights: bit-identical"), run.out());
      assertTrue(run.out().contains("are the same"), run.out());
    }
  }

  @Test
  void otherSettingsShowAsDifferences() throws Exception {
    Path changed = Files.createDirectories(own.resolve("changed"));
    for (String file : new String[] {"config.json", "model.safetensors", "provenance.json"}) {
      Files.copy(pretrained.resolve(file), changed.resolve(file));
    }
    Path provenance = changed.resolve("provenance.json");
    Files.writeString(
        provenance,
        Files.readString(provenance)
            .replace("\"learning_rate\" : 0.001", "\"learning_rate\" : 0.002")
            .replace("\"djl\" : \"", "\"djl\" : \"0.0-of-old, not "));
    CommandRun run =
        CommandRun.of("reproduce", changed.toString(), "-o", own.resolve("again").toString());
    assertEquals(3, run.code(), run.out() + run.err());
    assertTrue(run.out().contains("the largest difference is "), run.out());
    assertTrue(run.out().contains("versions.djl: 0.0-of-old"), run.out());
  }

  @Test
  void otherFilesAreNamedBeforeAnythingRuns() throws Exception {
    Path changed = Files.createDirectories(own.resolve("changed"));
    Path there = Files.writeString(own.resolve("there.txt"), "Other text.");
    Path gone = own.resolve("gone.txt");
    String recorded = Files.readString(pretrained.resolve("provenance.json"));
    String entry =
        "{\"path\": \"%s\", \"bytes\": 5, \"sha256\": \"00\"}, {\"path\": \"%s\", \"bytes\": 5, \"sha256\": \"11\"}"
            .formatted(gone, there);
    Files.writeString(
        changed.resolve("provenance.json"),
        recorded
            .replaceAll(
                "(?s)\"contents\" : \\{.*?\\]",
                "\"contents\" : {\"bytes\": 10, \"count\": 2, \"list\": [" + entry + "]")
            .replace("\"" + text + "\"", "\"" + gone + "\", \"" + there + "\""));
    CommandRun run =
        CommandRun.of("reproduce", changed.toString(), "-o", own.resolve("again").toString());
    assertEquals(1, run.code(), run.out() + run.err());
    assertTrue(run.err().contains(gone + " is missing"), run.err());
    assertTrue(run.err().contains(there + " had 5 bytes"), run.err());
    assertTrue(Files.notExists(own.resolve("again")));
  }
}
