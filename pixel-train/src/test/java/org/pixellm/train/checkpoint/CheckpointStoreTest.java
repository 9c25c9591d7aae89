// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.model.torch.GradientMode;
import org.pixellm.model.torch.Gradients;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.DurableChannel;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.model.Objective;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.train.config.OptimizerConfig;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.data.Coverage;
import org.pixellm.train.data.DataCursor;
import org.pixellm.train.data.DataFingerprint;
import org.pixellm.train.data.FakeRenderer;
import org.pixellm.train.data.ScriptCount;
import org.pixellm.train.engine.TorchEngine;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.optim.Optimizer;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.plugins.PluginsModule;

class CheckpointStoreTest {
  private static final Coverage COVERAGE =
      new Coverage(
          new TreeMap<>(
              Map.of("Thai", new ScriptCount(1L << 40, 7), "Latin", new ScriptCount(5, 0))));
  private static final DataFingerprint DATA = new DataFingerprint(3, 1L << 40, "abc123");
  private static final RendererSettings RENDERER = RendererSettings.of(new FakeRenderer());

  @TempDir Path folder;

  private final Injector injector =
      Guice.createInjector(new PluginsModule(CheckpointStoreTest.class.getClassLoader()));
  private final PixelModel model = model(1);
  private final Optimizer optimizer = optimizer(model);

  @AfterEach
  void close() {
    optimizer.close();
    model.close();
  }

  private PixelModel model(long seed) {
    TorchEngine.start(1);
    PluginCreator plugins = injector.getInstance(PluginCreator.class);
    InputShape input = new InputShape(4, 1, 20);
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
    PixelModel made = new PixelModel("pixel", backbone, "masked-pixels", objective);
    made.initialize(new SplittableRandom(seed));
    return made;
  }

  private static Optimizer optimizer(PixelModel model) {
    return new Optimizer(OptimizerConfig.defaults(), model.parameters(), model.manager());
  }

  private void train(PixelModel of, Optimizer by, int steps) {
    byte[] pixels = new byte[2 * 9 * 16];
    new SplittableRandom(5).nextBytes(pixels);
    PatchBatch batch = new PatchBatch(pixels, new int[] {9, 6}, 9, 16);
    for (int i = 0; i < steps; i++) {
      try (NDManager scope = of.manager().newSubManager();
          Gradients gradients = new Gradients()) {
        StepContext context = new StepContext(scope, true, new SplittableRandom(i), i, 10);
        NDArray loss =
            GradientMode.recording(() -> of.objective().loss(of.backbone(), batch, context).loss());
        by.step(1e-2, gradients.of(scope, loss, 1, by.parameters()), 1);
      }
    }
  }

  private CheckpointStore store(int keep, AtomicFileWriter files) {
    return new CheckpointStore(
        folder, keep, new ModelFiles(injector.getInstance(PluginCreator.class), files), files);
  }

  private static TrainingState state(long step, double best) {
    return new TrainingState(step, step - 1, 1, new DataCursor(2, 7, 5), COVERAGE, best, DATA);
  }

  private Path save(CheckpointStore store, long step) {
    return store.save(
        new CheckpointStore.Contents(
            model, optimizer, state(step, 0.1 + 0.2), RENDERER, Map.of("step", step)));
  }

  private static Map<String, float[]> values(PixelModel of, Optimizer by) {
    Map<String, float[]> all = new TreeMap<>();
    of.parameters().forEach((name, p) -> all.put(name, p.getArray().toFloatArray()));
    by.moments().forEach((name, array) -> all.put(name, array.toFloatArray()));
    return all;
  }

  private static void assertSameBits(Map<String, float[]> expected, Map<String, float[]> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach((name, values) -> assertArrayEquals(values, actual.get(name), name));
  }

  @Test
  void everythingComesBackToTheBitAndGoesOnAlike() {
    train(model, optimizer, 3);
    Path saved = save(store(2, new AtomicFileWriter()), 4);
    try (PixelModel other = model(2);
        Optimizer resumed = optimizer(other)) {
      Map<String, NDArray> arrays = resumed.moments();
      TrainingState state = store(2, new AtomicFileWriter()).load(saved, other, resumed);
      assertEquals(state(4, 0.1 + 0.2), state);
      assertEquals(3, resumed.steps());
      assertSameBits(values(model, optimizer), values(other, resumed));
      assertEquals(arrays, resumed.moments(), "the same arrays, with other values");
      train(model, optimizer, 2);
      train(other, resumed, 2);
      assertSameBits(values(model, optimizer), values(other, resumed));
    }
  }

  @Test
  void loadingLeavesNoArrayBehind() {
    Path saved = save(store(2, new AtomicFileWriter()), 1);
    var manager = (ai.djl.ndarray.BaseNDManager) model.manager();
    int before = manager.getManagedArrays().size();
    store(2, new AtomicFileWriter()).load(saved, model, optimizer);
    assertEquals(before, manager.getManagedArrays().size());
  }

  @Test
  void aRunWithoutABestScoreYetHasNoneAfterwards() {
    CheckpointStore store = store(2, new AtomicFileWriter());
    TrainingState start = TrainingState.start(DATA);
    Path saved =
        store.save(
            new CheckpointStore.Contents(model, optimizer, start, RENDERER, Map.of("step", 0)));
    assertEquals(start, store.state(saved));
  }

  @Test
  void onlyTheNewestAreKept() throws IOException {
    CheckpointStore store = store(2, new AtomicFileWriter());
    assertTrue(store.newest().isEmpty());
    for (int step : new int[] {8, 9, 10, 11}) {
      save(store, step);
    }
    assertEquals(List.of("step-00000010", "step-00000011"), names());
    assertEquals(folder.resolve("step-00000011"), store.newest().orElseThrow());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /** Runs out of space in the n-th file. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void withoutSpaceTheOldCheckpointStaysWhole(int file) throws IOException {
    train(model, optimizer, 1);
    Map<String, float[]> old = values(model, optimizer);
    save(store(1, new AtomicFileWriter()), 1);
    train(model, optimizer, 1);
    AtomicFileWriter full = new AtomicFileWriter(new FullDisk(file));
    PixelException e = assertThrows(PixelException.class, () -> save(store(1, full), 2));
    assertTrue(e.getMessage().contains("No space left on device"), e.getMessage());
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
    assertEquals(List.of("step-00000001"), names());
    CheckpointStore store = store(1, new AtomicFileWriter());
    assertEquals(state(1, 0.1 + 0.2), store.load(store.newest().orElseThrow(), model, optimizer));
    assertSameBits(old, values(model, optimizer));
  }

  /** A disk that is full from the n-th file on, after a few bytes of it. */
  private static final class FullDisk implements DurableChannel.Opener {
    private int left;

    FullDisk(int files) {
      this.left = files;
    }

    @Override
    public DurableChannel create(Path path) throws IOException {
      DurableChannel channel = DurableChannel.create(path);
      left--;
      return left > 0 ? channel : new Full(channel);
    }
  }

  private record Full(DurableChannel channel) implements DurableChannel {
    @Override
    public int write(ByteBuffer source) throws IOException {
      channel.write(source.slice(0, Math.min(4, source.remaining())));
      throw new IOException("No space left on device");
    }

    @Override
    public void force() throws IOException {
      channel.force();
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.safetensors", "optimizer.safetensors", "training_state.json"})
  void damagedAndMissingFilesAreNamed(String file) throws IOException {
    CheckpointStore store = store(1, new AtomicFileWriter());
    Path saved = save(store, 1);
    Map<String, float[]> before = values(model, optimizer);
    byte[] bytes = Files.readAllBytes(saved.resolve(file));
    Files.write(saved.resolve(file), java.util.Arrays.copyOf(bytes, bytes.length - 7));
    assertNames(file, store, saved);
    Files.delete(saved.resolve(file));
    assertNames(file, store, saved);
    assertSameBits(before, values(model, optimizer));
  }

  private void assertNames(String file, CheckpointStore store, Path saved) {
    PixelException e =
        assertThrows(PixelException.class, () -> store.load(saved, model, optimizer));
    assertTrue(e.getMessage().contains(file), e.getMessage());
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
  }

  @Test
  void aStateWithoutAnEntryIsRefused() throws IOException {
    CheckpointStore store = store(1, new AtomicFileWriter());
    Path saved = save(store, 1);
    Path state = saved.resolve("training_state.json");
    Files.writeString(state, Files.readString(state).replace("\"updates\"", "\"downdates\""));
    assertNames("updates", store, saved);
    Files.writeString(
        state,
        Files.readString(state)
            .replace("\"downdates\"", "\"updates\"")
            .replaceFirst("\"best_score\" : \"[^\"]*\"", "\"best_score\" : \"high\""));
    assertNames("best_score", store, saved);
  }
}
