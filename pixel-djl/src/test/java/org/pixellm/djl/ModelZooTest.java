// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.ndarray.NDManager;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ModelZoo;
import ai.djl.repository.zoo.ZooModel;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;

/** The folder of models that DJL finds by name. */
class ModelZooTest {
  @TempDir Path folder;

  private <O> Criteria.Builder<String, O> named(String name, Class<O> output) {
    return Criteria.builder()
        .setTypes(String.class, output)
        .optModelZoo(new PixelModelZoo(Optional.of(folder)))
        .optGroupId("org.pixellm")
        .optArtifactId(name);
  }

  @Test
  void modelsAreFoundByTheNamesOfTheirDirectories() throws Exception {
    PixelModelZoo zoo = new PixelModelZoo(Optional.of(folder));
    assertTrue(zoo.getModelLoaders().isEmpty());
    TinyModels models = new TinyModels(folder);
    models.headed("sequence-classification", "sib200", "sea", "land");
    models.pretrained();
    Files.createDirectories(folder.resolve("no-model"));
    assertEquals(
        List.of("pretrained", "sequence-classification"),
        zoo.getModelLoaders().stream().map(loader -> loader.getArtifactId()).toList());
    assertNull(zoo.getModelLoader("no-model"));
    try (ZooModel<String, Classifications> model =
            named("sequence-classification", Classifications.class).build().loadModel();
        Predictor<String, Classifications> predictor = model.newPredictor()) {
      assertEquals(2, predictor.predict("A text.").getProbabilities().size());
    }
    PixelException e =
        assertThrows(
            PixelException.class,
            () -> named("pretrained", Classifications.class).build().loadModel());
    assertTrue(e.getMessage().contains("has no head"), e.getMessage());
    assertThrows(
        ModelNotFoundException.class,
        () -> named("elsewhere", Classifications.class).build().loadModel());
  }

  @Test
  void djlFindsEngineAndZoo() {
    new TinyModels(folder);
    assertTrue(Engine.hasEngine("Pixel"));
    assertEquals("PyTorch", Engine.getDefaultEngineName());
    Engine engine = Engine.getEngine("Pixel");
    assertEquals(Engine.getEngine("PyTorch").getVersion(), engine.getVersion());
    try (NDManager manager = engine.newBaseManager()) {
      assertEquals("PyTorch", manager.getEngine().getEngineName());
    }
    assertInstanceOf(PixelModelZoo.class, ModelZoo.getModelZoo("org.pixellm"));
  }

  /** Java's connections ask the selector first. */
  @Test
  void nothingIsFetched() throws Exception {
    List<URI> asked = new ArrayList<>();
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            asked.add(uri);
            return List.of(Proxy.NO_PROXY);
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException error) {}
        });
    try {
      Path directory = new TinyModels(folder).pretrained();
      try (ZooModel<String, float[]> model = Loading.load(directory, String.class, float[].class);
          Predictor<String, float[]> predictor = model.newPredictor()) {
        assertEquals(16, predictor.predict("A text.").length);
      }
      assertThrows(IOException.class, () -> new java.net.URL("http://localhost:9/").openStream());
    } finally {
      ProxySelector.setDefault(before);
    }
    assertEquals(List.of(URI.create("http://localhost:9/")), asked, "only what this test asked");
  }
}
