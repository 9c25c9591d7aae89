// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pixellm.model.golden.Golden;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.model.weights.PlainSafetensors;
import org.pixellm.model.weights.SafetensorsFile;
import org.pixellm.model.weights.SafetensorsWriter;
import org.pixellm.model.weights.TensorFile;
import org.pixellm.model.weights.TensorSource;
import org.pixellm.model.weights.TensorSources;
import org.pixellm.model.weights.hub.WeightForm;
import org.pixellm.model.weights.torch.TorchWriter;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.train.engine.TorchEngine;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.plugins.PluginsModule;

/** A model of the original's, through all forms and back. */
class ExchangeTest {
  private static final int PATCHES = 12;

  /** Settings of transformers' that say nothing of such a model. */
  private static final Set<String> GENERAL = Set.of("num_labels", "pad_token_id", "problem_type");

  @TempDir Path folder;

  private final AtomicFileWriter writer = new AtomicFileWriter();
  private final Injector injector =
      Guice.createInjector(new PluginsModule(ExchangeTest.class.getClassLoader()));
  private final ModelFiles models = injector.getInstance(ModelFiles.class);
  private final ModelExport exporting = injector.getInstance(ModelExport.class);
  private final ModelImport importing = injector.getInstance(ModelImport.class);
  private final Golden golden = new Golden("pretrain_span_norm");
  private Path model;

  @BeforeEach
  void aModelOfTheOriginal() throws IOException {
    TorchEngine.start(1);
    model = Files.createDirectories(folder.resolve("model"));
    new JsonObjectFile().write(model, golden.config());
    json(model, "text_renderer_config.json", Map.of("renderer", "awt", "mode", "continuous"));
    json(model, "provenance.json", Map.of("made", "there"));
    Files.writeString(model.resolve("LICENSE.txt"), "as you like");
    Files.writeString(model.resolve("optimizer.pt"), "not needed");
    Files.writeString(Files.createDirectories(model.resolve("fonts")).resolve("a.ttf"), "font");
    try (TensorFile weights = golden.open("weights.safetensors")) {
      new SafetensorsWriter()
          .write(
              model.resolve(ModelFiles.WEIGHTS),
              TensorSources.of(weights),
              SafetensorsWriter.PYTORCH);
    }
  }

  private void json(Path directory, String name, Map<String, Object> entries) {
    new JsonObjectFile(name, writer).write(directory, entries);
  }

  /**
   * What a model makes of some patches, every number with all its bits.
   *
   * @param states of the encoder
   * @param loss to which all restored pixels add
   */
  private record Outcome(List<Float> states, float loss) {}

  private Outcome outcome(Path directory) {
    byte[] grey = new byte[PATCHES * 256];
    new SplittableRandom(5).nextBytes(grey);
    float[] ink = new float[PATCHES * 3 * 256];
    for (int patch = 0; patch < PATCHES; patch++) {
      for (int i = 0; i < 3 * 256; i++) {
        ink[patch * 3 * 256 + i] = (grey[patch * 256 + i % 256] & 0xFF) / 255f;
      }
    }
    try (PixelModel read = models.read(directory);
        NDManager scope = read.manager().newSubManager()) {
      PatchBatch batch = new PatchBatch(grey, new int[] {PATCHES}, PATCHES, 256);
      StepContext context = new StepContext(scope, false, new SplittableRandom(1), 0, 1);
      List<Float> states = new ArrayList<>();
      EncoderInput input =
          new EncoderInput(
              scope.create(ink, new Shape(1, PATCHES, 3 * 256)),
              Optional.empty(),
              Optional.empty());
      for (float state : read.backbone().encode(input, context).toFloatArray()) {
        states.add(state);
      }
      float loss = read.objective().loss(read.backbone(), batch, context).loss().getFloat();
      return new Outcome(states, loss);
    }
  }

  @ParameterizedTest
  @EnumSource(ExportForm.class)
  void exportAndImportChangeNoBit(ExportForm form) throws IOException {
    Path exported = folder.resolve("exported");
    assertEquals(List.of(), exporting.run(model, exported, form, 100_000));
    assertFalse(Files.exists(exported.resolve("optimizer.pt")));
    assertEquals("as you like", Files.readString(exported.resolve("LICENSE.txt")));
    assertEquals("font", Files.readString(exported.resolve("fonts/a.ttf")));
    assertEquals(golden.config(), models.readConfiguration(exported).asMap());
    Outcome before = outcome(model);
    assertEquals(before, outcome(exported), "read as it is");

    Path back = folder.resolve("back");
    ModelImport.Result result = importing.run(exported, back, Optional.empty());
    assertEquals(78, result.tensors());
    assertArrayEquals(
        Files.readAllBytes(model.resolve(ModelFiles.WEIGHTS)),
        Files.readAllBytes(back.resolve(ModelFiles.WEIGHTS)));
    assertEquals(before, outcome(back));
    ConfigEntries provenance = new JsonObjectFile("provenance.json", writer).read(back);
    assertEquals("there", provenance.text("made"));
    ConfigEntries imported = provenance.section("imported");
    assertEquals(exported.toString(), imported.text("source"));
    assertEquals(result.form().file(), imported.text("form"));
    assertTrue(imported.section("files").has(result.form().file()));
    assertTrue(imported.section("files").has("config.json"));
  }

  @Test
  void severalFilesOfPyTorchAreRead() throws IOException {
    Path sharded = Files.createDirectories(folder.resolve("sharded"));
    Files.copy(model.resolve("config.json"), sharded.resolve("config.json"));
    try (TensorFile weights = WeightForm.open(model)) {
      List<TensorSource> tensors = new ArrayList<>(TensorSources.of(weights));
      Map<String, Object> map = new LinkedHashMap<>();
      for (int i = 0; i < 2; i++) {
        String name = "pytorch_model-0000%d-of-00002.bin".formatted(i + 1);
        List<TensorSource> some = tensors.subList(i * 40, i == 0 ? 40 : tensors.size());
        new TorchWriter(writer).write(sharded.resolve(name), some);
        some.forEach(tensor -> map.put(tensor.name(), name));
      }
      json(sharded, "pytorch_model.bin.index.json", Map.of("weight_map", map));
    }
    assertEquals(outcome(model), outcome(sharded));
  }

  /** What we write ourselves has the original's names and keys, with its values. */
  @Test
  void whatIsSavedHasTheOriginalsNamesAndKeys() throws IOException {
    Path saved = Files.createDirectories(folder.resolve("saved"));
    try (PixelModel read = models.read(model)) {
      models.write(saved, read, models.readRenderer(model), Map.of());
    }
    Map<String, Object> written = models.readConfiguration(saved).asMap();
    golden
        .config()
        .forEach(
            (key, value) -> {
              if (!GENERAL.contains(key)) {
                assertEquals(value, written.get(key), key);
              }
            });
    try (TensorFile weights = SafetensorsFile.open(saved.resolve(ModelFiles.WEIGHTS))) {
      assertEquals(Map.of("format", "pt"), ((SafetensorsFile) weights).metadata());
      assertEquals(
          PlainSafetensors.read(model.resolve(ModelFiles.WEIGHTS)),
          PlainSafetensors.read(saved.resolve(ModelFiles.WEIGHTS)));
    }
  }

  @Test
  void modelsThatTheOriginalDoesNotKnowAreNoted() {
    Map<String, Object> config = new LinkedHashMap<>(golden.config());
    config.put("position_encoding", "rope");
    config.put("input_encoding", "standardised");
    new JsonObjectFile().write(model, config);
    assertEquals(
        List.of(
            "PIXEL's own code knows no position_encoding rope and would compute something else",
            "PIXEL's own code knows no input_encoding standardised and would compute something"
                + " else"),
        exporting.run(model, folder.resolve("out"), ExportForm.PYTORCH, 1));
  }

  @Test
  void whatCannotBeImportedIsTold() throws IOException {
    Path out = folder.resolve("out");
    assertTrue(importFails(folder.resolve("none"), out).contains("there is no directory"));
    assertTrue(importFails(model, model).contains("is not empty"));
    Map<String, Object> config = new LinkedHashMap<>(golden.config());
    config.put("intermediate_size", 80);
    new JsonObjectFile().write(model, config);
    assertTrue(importFails(model, out).contains("has shape [72, 32] instead of [80, 32]"));
    new JsonObjectFile().write(model, golden.config());
    assertTrue(
        assertThrows(PixelException.class, () -> importing.run(model, out, Optional.of("bigrams")))
            .getMessage()
            .contains("says already how text is laid out"));
    Files.write(model.resolve(ModelFiles.WEIGHTS), new byte[20]);
    assertTrue(importFails(model, out).contains("is not a sound safetensors file"));
    Files.delete(model.resolve(ModelFiles.WEIGHTS));
    assertTrue(importFails(model, out).contains("there are no weights in"));
    assertFalse(Files.exists(out));
  }

  private String importFails(Path source, Path target) {
    return assertThrows(PixelException.class, () -> importing.run(source, target, Optional.empty()))
        .getMessage();
  }
}
