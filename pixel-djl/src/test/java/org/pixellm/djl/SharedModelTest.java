// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.ndarray.BaseNDManager;
import ai.djl.repository.zoo.ZooModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;

/** One model, many predictors: from several threads, and whether they give back what they took. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedModelTest {
  private static final float CLOSE = 1e-5f;

  @TempDir static Path folder;
  private Path classes;
  private Path pretrained;

  @BeforeAll
  void begin() {
    TinyModels models = new TinyModels(folder);
    classes = models.headed("sequence-classification", "sib200", "sea", "land");
    pretrained = models.pretrained();
  }

  /** What four threads find, each with a predictor of its own, in a few rounds. */
  private static <O> List<List<O>> inThreads(ZooModel<String, O> model, List<String> texts)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<O>>> jobs = new ArrayList<>();
      for (int job = 0; job < 8; job++) {
        boolean batch = job % 2 == 0;
        jobs.add(
            () -> {
              try (Predictor<String, O> predictor = model.newPredictor()) {
                if (batch) {
                  return predictor.batchPredict(texts);
                }
                List<O> answers = new ArrayList<>();
                for (String text : texts) {
                  answers.add(predictor.predict(text));
                }
                return answers;
              }
            });
      }
      List<List<O>> found = new ArrayList<>();
      for (Future<List<O>> future : threads.invokeAll(jobs)) {
        found.add(future.get());
      }
      return found;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void severalThreadsFindTheSameClasses() throws Exception {
    List<String> texts = Texts.of(12);
    try (ZooModel<String, Classifications> model =
            Loading.load(classes, String.class, Classifications.class);
        Predictor<String, Classifications> predictor = model.newPredictor()) {
      List<Classifications> wanted = predictor.batchPredict(texts);
      for (List<Classifications> found : inThreads(model, texts)) {
        for (int i = 0; i < texts.size(); i++) {
          assertEquals(
              wanted.get(i).getProbabilities().get(0),
              found.get(i).getProbabilities().get(0),
              CLOSE);
        }
      }
    }
  }

  @Test
  void severalThreadsFindTheSameVectors() throws Exception {
    List<String> texts = Texts.of(12);
    try (ZooModel<String, float[]> model = Loading.load(pretrained, String.class, float[].class);
        Predictor<String, float[]> predictor = model.newPredictor()) {
      List<float[]> wanted = predictor.batchPredict(texts);
      for (List<float[]> found : inThreads(model, texts)) {
        for (int i = 0; i < texts.size(); i++) {
          assertArrayEquals(wanted.get(i), found.get(i), CLOSE);
        }
      }
    }
  }

  @Test
  void predictionsLeaveNothingBehind() throws Exception {
    for (Path directory : List.of(classes, pretrained)) {
      Class<?> output = directory.equals(classes) ? Classifications.class : float[].class;
      int before = -1;
      // Scripts are compiled, and so kept, when they first run.
      try (ZooModel<String, ?> model = Loading.load(directory, String.class, output)) {
        for (int round = 0; round < 5; round++) {
          try (Predictor<String, ?> predictor = model.newPredictor()) {
            predictor.batchPredict(Texts.of(10));
            assertThrows(Exception.class, () -> predictor.predict(null));
          }
          if (round == 1) {
            before = OpenArrays.count();
          }
        }
        assertEquals(before, OpenArrays.count());
      }
    }
  }

  @Test
  void closedModelsAndRefusedOnesLeaveNothingBehind() throws Exception {
    Path damaged = Files.createDirectories(folder.resolve("damaged"));
    for (String file : List.of("config.json", "text_renderer_config.json")) {
      Files.copy(classes.resolve(file), damaged.resolve(file));
    }
    Files.write(damaged.resolve("model.safetensors"), new byte[] {1, 2, 3});
    int before = -1;
    for (int round = 0; round < 3; round++) {
      for (Path directory : List.of(classes, pretrained)) {
        Class<?> output = directory.equals(classes) ? Classifications.class : float[].class;
        try (ZooModel<String, ?> model = Loading.load(directory, String.class, output);
            Predictor<String, ?> predictor = model.newPredictor()) {
          predictor.predict("A text.");
          assertEquals(
              0,
              ((BaseNDManager) model.getNDManager()).getManagedArrays().size(),
              "arrays of a prediction are not the model's");
        }
        assertThrows(
            PixelException.class, () -> Loading.load(directory, String.class, Float.class));
      }
      assertThrows(
          PixelException.class, () -> Loading.load(damaged, String.class, Classifications.class));
      if (round == 0) {
        before = OpenArrays.count();
      }
    }
    assertEquals(before, OpenArrays.count());
  }

  @Test
  void whatIsOpenCounts() throws Exception {
    int before = OpenArrays.count();
    try (ZooModel<String, float[]> model = Loading.load(pretrained, String.class, float[].class)) {
      int parameters = model.getBlock().getParameters().size();
      assertTrue(parameters > 10 && OpenArrays.count() >= before + parameters);
    }
  }

  @Test
  void aModelThatIsKeptSurvivesARefusal() throws Exception {
    try (ZooModel<String, Classifications> model =
        Loading.load(classes, String.class, Classifications.class)) {
      PixelTranslatorFactory factory = new PixelTranslatorFactory();
      assertThrows(
          PixelException.class,
          () -> factory.newInstance(String.class, Float.class, model, java.util.Map.of()));
      try (Predictor<String, Classifications> predictor = model.newPredictor()) {
        assertEquals(2, predictor.predict("A text.").getProbabilities().size());
      }
    }
  }

  @Test
  void aClosedModelSaysSo() throws Exception {
    Model model = Model.newInstance("classes", "Pixel");
    model.load(classes);
    model.close();
    model.close();
    PixelTranslatorFactory factory = new PixelTranslatorFactory();
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () ->
                factory.newInstance(
                    String.class, Classifications.class, model, java.util.Map.of()));
    assertEquals("the model classes is not loaded, or was closed", e.getMessage());
  }
}
