// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.convert;

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
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.model.weights.SafetensorsFile;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.model.Objective;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.data.FakeRenderer;
import org.pixellm.train.engine.TorchEngine;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.plugins.PluginsModule;

class ChannelConversionTest {
  private static final int PATCH = 4;
  private static final int AREA = PATCH * PATCH;
  private static final int PATCHES = 12;

  @TempDir Path folder;

  private final Injector injector =
      Guice.createInjector(new PluginsModule(ChannelConversionTest.class.getClassLoader()));
  private final ModelFiles files = injector.getInstance(ModelFiles.class);
  private final ChannelConversion conversion = injector.getInstance(ChannelConversion.class);
  private final byte[] grey = new byte[PATCHES * AREA];

  @BeforeEach
  void draw() {
    TorchEngine.start(1);
    new SplittableRandom(5).nextBytes(grey);
  }

  private Path saved(int channels) {
    PluginCreator plugins = injector.getInstance(PluginCreator.class);
    InputShape input = new InputShape(PATCH, channels, 20);
    EncoderBackbone backbone =
        plugins.backbone(
            new PluginChoice("pixel", Map.of("hidden_size", 16, "layers", 1, "heads", 2)), input);
    Objective objective =
        plugins.objective(
            new PluginChoice(
                "masked-pixels",
                Map.of("decoder_hidden_size", 8, "decoder_layers", 1, "decoder_heads", 2)),
            backbone,
            input);
    Path directory = folder.resolve("saved-" + channels);
    try (PixelModel model = new PixelModel("pixel", backbone, "masked-pixels", objective)) {
      model.initialize(new SplittableRandom(3));
      Files.createDirectories(directory);
      files.write(
          directory, model, RendererSettings.of(new FakeRenderer()), Map.of("made", "here"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return directory;
  }

  private float[] states(Path directory, int channels) {
    float[] values = new float[grey.length * channels];
    for (int i = 0; i < values.length; i++) {
      int patch = i / (AREA * channels);
      values[i] = (grey[patch * AREA + i % AREA] & 0xFF) / 255f;
    }
    try (PixelModel model = files.read(directory);
        NDManager scope = model.manager().newSubManager()) {
      EncoderInput input =
          new EncoderInput(
              scope.create(FloatBuffer.wrap(values), new Shape(1, PATCHES, (long) AREA * channels)),
              Optional.empty(),
              Optional.empty());
      StepContext context = new StepContext(scope, false, new SplittableRandom(1), 0, 1);
      return model.backbone().encode(input, context).toFloatArray();
    }
  }

  private float loss(Path directory) {
    try (PixelModel model = files.read(directory);
        NDManager scope = model.manager().newSubManager()) {
      PatchBatch batch = new PatchBatch(grey, new int[] {PATCHES}, PATCHES, AREA);
      StepContext context = new StepContext(scope, false, new SplittableRandom(1), 0, 1);
      return model.objective().loss(model.backbone(), batch, context).loss().getFloat();
    }
  }

  @Test
  void threeChannelsBecomeOneWithTheSameStates() {
    Path three = saved(3);
    Path one = folder.resolve("one");
    conversion.convert(three, 1, one);
    assertArrayEquals(states(three, 3), states(one, 1), 1e-5f);
    assertTrue(Files.exists(one.resolve("provenance.json")));
    assertTrue(Files.exists(one.resolve("text_renderer_config.json")));
  }

  @Test
  void oneChannelBecomesThreeWithTheSameStatesAndLossAndComesBack() throws IOException {
    Path one = saved(1);
    Path three = folder.resolve("three");
    conversion.convert(one, 3, three);
    assertArrayEquals(states(one, 1), states(three, 3), 1e-5f);
    float loss = loss(one);
    assertEquals(loss * scale(), loss(three), 1e-4 * loss);

    Path back = folder.resolve("back");
    conversion.convert(three, 1, back);
    try (SafetensorsFile before = SafetensorsFile.open(one.resolve(ModelFiles.WEIGHTS));
        SafetensorsFile after = SafetensorsFile.open(back.resolve(ModelFiles.WEIGHTS))) {
      assertEquals(before.names(), after.names());
      for (String name : before.names()) {
        assertEquals(before.info(name).shape(), after.info(name).shape(), name);
        assertArrayEquals(before.floats(name), after.floats(name), 1e-6f, name);
      }
    }
  }

  /**
   * Targets and predictions of three channels are both larger by a factor; errors by its square.
   */
  private static double scale() {
    return (3.0 * AREA - 1) / (3.0 * (AREA - 1));
  }

  @Test
  void whatCannotBeConvertedIsRefusedAndNothingIsWritten() throws IOException {
    Path one = saved(1);
    Path target = folder.resolve("target");
    assertMessage("has 1 channel and cannot be made into a model of 1", one, 1, target);
    assertMessage("model of 2; 1 becomes 3", one, 2, target);
    byte[] broken = Files.readAllBytes(one.resolve(ModelFiles.WEIGHTS));
    Files.write(one.resolve(ModelFiles.WEIGHTS), Arrays.copyOf(broken, 100));
    assertThrows(PixelException.class, () -> conversion.convert(one, 3, target));
    assertFalse(Files.exists(target));
    Files.createDirectories(target.resolve("full"));
    assertMessage("is not empty", one, 3, target);
  }

  private void assertMessage(String part, Path model, int channels, Path target) {
    PixelException e =
        assertThrows(PixelException.class, () -> conversion.convert(model, channels, target));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }
}
