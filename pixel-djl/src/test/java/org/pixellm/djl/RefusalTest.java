// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.modality.nlp.translator.NamedEntity;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;

/** Mistakes of a user of DJL: each is told in one sentence. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTest {
  @TempDir static Path folder;
  private Path tags;
  private Path pretrained;

  @BeforeAll
  void begin() {
    TinyModels models = new TinyModels(folder);
    tags = models.headed("token-classification", "bio", "O", "B-PER");
    pretrained = models.pretrained();
  }

  private static String refusal(Path directory, Class<?> input, Class<?> output) {
    return assertThrows(PixelException.class, () -> Loading.load(directory, input, output))
        .getMessage();
  }

  @Test
  void aModelWithoutAHeadHasNoClasses() {
    assertEquals(
        "the model in %s has no head: it was pretrained, not fine-tuned, and turns String into float[], StringPair into Float, not String into Classifications"
            .formatted(pretrained),
        refusal(pretrained, String.class, Classifications.class));
  }

  @Test
  void aHeadGivesWhatItGives() {
    assertEquals(
        "the model in %s has the head token-classification and turns String into NamedEntity[], not String into float[]"
            .formatted(tags),
        refusal(tags, String.class, float[].class));
  }

  @Test
  void aFolderWithoutAModelIsNamed() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    String sentence = refusal(empty, String.class, Classifications.class);
    assertTrue(sentence.contains(empty.toString()), sentence);
  }

  @Test
  void argumentsAreChecked() {
    Criteria<String, float[]> criteria =
        Loading.criteria(pretrained, String.class, float[].class)
            .optArgument("pooling", "max")
            .build();
    assertEquals(
        "pooling must be cls or mean, not max",
        assertThrows(PixelException.class, criteria::loadModel).getMessage());
  }

  @Test
  void aTranslatorIsForModelsOfThisEngine() {
    try (Model other = Model.newInstance("other", "PyTorch")) {
      PixelException e =
          assertThrows(
              PixelException.class,
              () ->
                  new PixelTranslatorFactory()
                      .newInstance(String.class, float[].class, other, Map.of()));
      assertTrue(e.getMessage().contains("optEngine(\"Pixel\")"), e.getMessage());
    }
  }

  @Test
  void anotherDeviceIsRefused() {
    PixelException e =
        assertThrows(
            PixelException.class, () -> Model.newInstance("model", Device.of("npu", 0), "Pixel"));
    assertTrue(e.getMessage().contains("npu"), e.getMessage());
  }

  @Test
  void aGpuThatIsNotThereIsRefusedWithTheReason() {
    PixelException e =
        assertThrows(
            PixelException.class, () -> Model.newInstance("model", Device.gpu(9), "Pixel"));
    assertTrue(e.getMessage().startsWith("device is gpu:9, but "), e.getMessage());
  }

  @Test
  void theCpuIsTakenByName() {
    try (Model model = Model.newInstance("model", Device.cpu(), "Pixel")) {
      assertEquals(Device.cpu(), model.getNDManager().getDevice());
    }
  }

  @Test
  void anEmptySentenceIsTold() throws Exception {
    try (ZooModel<String, NamedEntity[]> model =
            Loading.load(tags, String.class, NamedEntity[].class);
        Predictor<String, NamedEntity[]> predictor = model.newPredictor()) {
      TranslateException e = assertThrows(TranslateException.class, () -> predictor.predict("  "));
      assertEquals("input, line 1: a sentence needs at least one word", e.getMessage());
    }
  }

  @Test
  void arraysAreNotReadButParametersAreShown() throws Exception {
    try (ZooModel<String, NamedEntity[]> model =
            Loading.load(tags, String.class, NamedEntity[].class);
        Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator())) {
      NDArray array = model.getNDManager().zeros(new ai.djl.ndarray.types.Shape(1));
      Exception e = assertThrows(Exception.class, () -> predictor.predict(new NDList(array)));
      assertTrue(e.getMessage().contains("read texts, not arrays"), e.getMessage());
      Map<String, Parameter> parameters = model.getBlock().getParameters().toMap();
      assertEquals(2, parameters.get("classifier.weight").getArray().getShape().get(0));
    }
  }
}
