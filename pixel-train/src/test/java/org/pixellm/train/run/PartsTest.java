// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.run.RunListener;
import org.pixellm.train.config.OptimizerConfig;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.config.ScheduleConfig;
import org.pixellm.train.config.TrainingConfig;
import org.pixellm.train.data.HeldOutText;
import org.pixellm.train.device.DeviceChoice;
import org.pixellm.train.device.Devices;
import org.pixellm.train.engine.TorchEngine;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.optim.LearningRate;
import org.pixellm.train.optim.Optimizer;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.random.RandomSource;

/** Batches in parts: computed by whom and when makes no difference. */
class PartsTest {
  private static final String NO_DROPOUT =
      "backbone={name: pixel, hidden_size: 16, layers: 2, heads: 2, intermediate_size: 32,"
          + " hidden_dropout: 0, attention_dropout: 0}";

  @TempDir Path folder;

  private static PixelModel model(double dropout) {
    PluginCreator plugins = TinyRun.injector(TinyRun.nobody()).getInstance(PluginCreator.class);
    InputShape input = new InputShape(4, 1, 40);
    Map<String, Object> settings = Map.of("hidden_size", 16, "layers", 2, "heads", 2);
    Map<String, Object> dropped = new TreeMap<>(settings);
    dropped.put("hidden_dropout", dropout);
    var backbone = plugins.backbone(new PluginChoice("pixel", dropped), input);
    var objective =
        plugins.objective(
            new PluginChoice(
                "masked-pixels",
                Map.of("decoder_hidden_size", 8, "decoder_layers", 1, "decoder_heads", 2)),
            backbone,
            input);
    PixelModel model = new PixelModel("pixel", backbone, "masked-pixels", objective);
    model.initialize(new SplittableRandom(3));
    return model;
  }

  private static PatchBatch batch(int seed) {
    int[] lengths = {30, 7, 19, 40, 11, 23};
    byte[] pixels = new byte[lengths.length * 40 * 16];
    new SplittableRandom(seed).nextBytes(pixels);
    return new PatchBatch(pixels, lengths, 40, 16);
  }

  private record Trained(
      List<Double> losses, Map<String, float[]> weights, Map<String, Double> scores) {}

  private static Trained train(double dropout, Workers workers, int parts) {
    return train(dropout, workers, TrainingConfig.defaults().withSteps(10).withWorkers(parts));
  }

  private static Trained train(double dropout, Workers workers, TrainingConfig training) {
    return train(dropout, workers, training, Devices.CPU);
  }

  private static Trained train(
      double dropout, Workers workers, TrainingConfig training, Devices devices) {
    Engine engine = TorchEngine.start(1);
    OptimizerConfig config = OptimizerConfig.defaults();
    LearningRate rate =
        new LearningRate(new ScheduleConfig(ScheduleConfig.Shape.CONSTANT, 0, 0), 0.01, 10);
    RandomSource random = new RandomSource(4);
    List<Double> losses = new ArrayList<>();
    Map<String, float[]> weights = new TreeMap<>();
    try (PixelModel model = model(dropout);
        ModelCopies copies =
            new ModelCopies(devices, device -> model(dropout), new SplittableRandom(99));
        Optimizer optimizer = new Optimizer(config, model.parameters(), model.manager());
        TrainingStep<PatchBatch> step =
            new TrainingStep<>(
                copies.of(model),
                optimizer,
                rate,
                random,
                engine,
                workers,
                StepPlan.of(training))) {
      for (int i = 0; i < 6; i++) {
        losses.add(step.run(i, List.of(batch(i), batch(100 + i))).loss());
      }
      model.parameters().forEach((name, p) -> weights.put(name, p.getArray().toFloatArray()));
      Map<String, Double> scores =
          new Evaluator(
                  model,
                  List.of(
                      new HeldOutText("", List.of(batch(7), batch(8))),
                      new HeldOutText("other", List.of(batch(9)))),
                  List.of(new Measure("", model.objective(), Optional.empty())),
                  random,
                  workers)
              .scores();
      return new Trained(losses, weights, scores);
    }
  }

  @Test
  void atOnceIsTheSameToTheBitAsInTurn() {
    Trained inTurn = train(0, Workers.inTurn(), 3);
    TorchEngine.start(1);
    try (Workers threads = new WorkerThreads(3)) {
      for (int i = 0; i < 3; i++) {
        Trained atOnce = train(0, threads, 3);
        assertEquals(inTurn.losses(), atOnce.losses());
        assertEquals(inTurn.scores(), atOnce.scores());
        inTurn
            .weights()
            .forEach((name, values) -> assertArrayEquals(values, atOnce.weights().get(name), name));
      }
    }
    assertFalse(train(0, Workers.inTurn(), 2).losses().equals(inTurn.losses()), "other masks");
  }

  /** Two devices that are the same CPU: what differs is who has which parameters. */
  @Test
  void copiesOnSeveralDevicesAreTheSameToTheBitAsOneModel() {
    TorchEngine.start(1);
    Devices devices = DeviceChoice.of("cpu:2").on(Engine.getEngine("PyTorch"));
    for (int parts : new int[] {2, 3}) { // of three the first has two
      TrainingConfig training = TrainingConfig.defaults().withSteps(10).withWorkers(parts);
      Trained one = train(0, Workers.inTurn(), training);
      try (Workers threads = new WorkerThreads(parts)) {
        Trained several = train(0, threads, training, devices);
        assertEquals(one.losses(), several.losses());
        assertEquals(one.scores(), several.scores());
        one.weights()
            .forEach(
                (name, values) -> assertArrayEquals(values, several.weights().get(name), name));
      }
    }
  }

  @Test
  void copiesThatComputeLayersAgainTeachTheSame() {
    Devices devices = DeviceChoice.of("cpu:2").on(TorchEngine.start(1));
    TrainingConfig training =
        TrainingConfig.defaults().withSteps(10).withWorkers(2).withRecompute(true);
    try (Workers threads = new WorkerThreads(2)) {
      assertEquals(
          train(0, threads, training).losses(), train(0, threads, training, devices).losses());
    }
  }

  @Test
  void eachDeviceHasAPartAtLeast() {
    Devices devices = DeviceChoice.of("cpu:3").on(TorchEngine.start(1));
    assertEquals(3, WorkerCount.of(0, 16, true, 1, devices));
    assertEquals(5, WorkerCount.of(5, 16, false, 1, devices));
    PixelException few =
        assertThrows(PixelException.class, () -> WorkerCount.of(2, 16, false, 1, devices));
    assertEquals(
        "training.workers is 2, which leaves some of the 3 devices (cpu:3) idle; choose fewer devices, or, for a new run, set it to 3 or more",
        few.getMessage());
    PixelException rows =
        assertThrows(PixelException.class, () -> WorkerCount.of(0, 2, false, 1, devices));
    assertTrue(rows.getMessage().contains("training.batch_size is 2"), rows.getMessage());
    Devices gpus = new Devices(List.of(Device.gpu(0), Device.gpu(1)));
    assertEquals(2, WorkerCount.of(0, 16, false, 1, gpus));
  }

  /** GPUs have generators of their own; a CPU has one, whatever copies there are. */
  @Test
  void onlyGpusDrawAtOnce() {
    TorchEngine.start(1);
    Devices cpus = new Devices(List.of(Device.cpu(), Device.cpu()));
    Devices gpus = new Devices(List.of(Device.gpu(0), Device.gpu(1)));
    StepPlan two = new StepPlan(10, 2, false);
    assertAtOnce(false, Workers.of(two, true, cpus));
    assertAtOnce(true, Workers.of(two, false, cpus));
    assertAtOnce(true, Workers.of(two, true, gpus));
    assertAtOnce(false, Workers.of(new StepPlan(10, 3, false), true, gpus));
    assertAtOnce(false, Workers.of(new StepPlan(10, 2, true), true, gpus));
  }

  private static void assertAtOnce(boolean expected, Workers workers) {
    try (workers) {
      assertEquals(expected, workers instanceof WorkerThreads);
    }
  }

  @Test
  void layersComputedAgainTeachTheSame() {
    TrainingConfig plain = TrainingConfig.defaults().withSteps(10).withWorkers(2);
    TorchEngine.start(1);
    try (Workers threads = new WorkerThreads(2)) {
      Trained kept = train(0, threads, plain);
      Trained again = train(0, threads, plain.withRecompute(true));
      for (int i = 0; i < kept.losses().size(); i++) {
        assertEquals(kept.losses().get(i), again.losses().get(i), 1e-4 * kept.losses().get(i));
      }
    }
  }

  @Test
  void oneGeneratorMeansOneThread() {
    TorchEngine.start(1);
    try (PixelModel dropping = model(0.2);
        PixelModel plain = model(0)) {
      assertTrue(dropping.drawsEngineRandomness());
      assertFalse(plain.drawsEngineRandomness());
      try (Workers one = Workers.of(3, dropping.drawsEngineRandomness());
          Workers many = Workers.of(3, plain.drawsEngineRandomness())) {
        assertFalse(one instanceof WorkerThreads);
        assertTrue(many instanceof WorkerThreads);
      }
    }
    assertEquals(
        train(0.2, Workers.inTurn(), 3).losses(), train(0.2, Workers.inTurn(), 3).losses());
  }

  private static byte[] weights(RunResult result) throws IOException {
    assertTrue(result.finished());
    return Files.readAllBytes(result.model().resolve("model.safetensors"));
  }

  private static RunListener stopping(long after, StopSignal stop) {
    return new RunListener() {
      @Override
      public void onStep(StepEnd event) {
        if (event.step() == after) {
          stop.raise();
        }
      }
    };
  }

  @Test
  void aRunWithWorkersResumesToTheSameBytesAndKeepsItsNumber() throws IOException {
    TinyRun two = new TinyRun(folder, List.of(NO_DROPOUT, "training.workers=2"));
    byte[] whole = weights(two.run(folder.resolve("whole")));
    assertArrayEquals(whole, weights(two.run(folder.resolve("again"))));
    TinyRun open = new TinyRun(folder, List.of(NO_DROPOUT));
    Path output = folder.resolve("stopped");
    for (int after : new int[] {3, 8}) {
      StopSignal stop = new StopSignal();
      TinyRun run = after == 3 ? two : open; // left open, it is what run.yaml says
      run.run(output, after != 3, stopping(after, stop), stop);
    }
    assertArrayEquals(whole, weights(open.run(output, true, TinyRun.nobody(), new StopSignal())));
    assertTrue(Files.readString(output.resolve("run.yaml")).contains("workers: 2"));
    TinyRun three = new TinyRun(folder, List.of(NO_DROPOUT, "training.workers=3"));
    PixelException e =
        assertThrows(
            PixelException.class,
            () -> three.run(output, true, TinyRun.nobody(), new StopSignal()));
    assertTrue(e.getMessage().contains("training.workers = 2"), e.getMessage());
  }

  @Test
  void aRunOnTwoDevicesIsThatOnOneAndGoesOnElsewhere() throws IOException {
    TinyRun one = new TinyRun(folder, List.of(NO_DROPOUT, "training.workers=2"));
    byte[] whole = weights(one.run(folder.resolve("one")));
    TinyRun two =
        new TinyRun(folder, List.of(NO_DROPOUT, "training.workers=2", "training.device=cpu:2"));
    RunResult both = two.run(folder.resolve("both"));
    assertArrayEquals(whole, weights(both));
    assertTrue(Files.readString(both.model().resolve("provenance.json")).contains("\"cpu:2\""));
    Path output = folder.resolve("moved");
    StopSignal stop = new StopSignal();
    two.run(output, false, stopping(3, stop), stop);
    assertArrayEquals(whole, weights(one.run(output, true, TinyRun.nobody(), new StopSignal())));
  }

  @Test
  void aRunForAGpuThatIsNotThereSaysWhy() {
    TinyRun gpu = new TinyRun(folder, List.of("training.device=gpu:7"));
    PixelException e = assertThrows(PixelException.class, () -> gpu.run(folder.resolve("none")));
    assertTrue(e.getMessage().startsWith("device is gpu:7, but "), e.getMessage());
    TinyRun tf32 = new TinyRun(folder, List.of("training.device=cpu", "training.precision=tf32"));
    PixelException coarse =
        assertThrows(PixelException.class, () -> tf32.run(folder.resolve("none")));
    assertTrue(coarse.getMessage().startsWith("training.precision is tf32"), coarse.getMessage());
    assertFalse(Files.exists(folder.resolve("none/run.yaml")));
  }

  @Test
  void theNumberIsWrittenOut() throws IOException {
    Path output = folder.resolve("run");
    new TinyRun(folder, List.of("training.steps=1")).run(output);
    String yaml = Files.readString(output.resolve("run.yaml"));
    assertTrue(yaml.contains("workers: 1"), yaml); // it has dropout
    assertTrue(Arrays.stream(yaml.split("\n")).noneMatch("  workers: 0"::equals), yaml);
  }
}
