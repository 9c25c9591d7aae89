// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.inject.Guice;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.pixellm.model.nn.ParameterValues;
import org.pixellm.model.vit.PixelBackboneFactory;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.model.NetworkPart;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.model.TextLengths;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.plugins.task.TaskHead;
import org.pixellm.tasks.example.Source;
import org.pixellm.tasks.window.InputDrawing;
import org.pixellm.tasks.window.LongInputs;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.config.RecordBinder;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.plugins.PluginsModule;

/** A small encoder with values of its own that reads what the default renderer draws. */
public final class TinyReader implements AutoCloseable {
  public static final Source SOURCE = new Source(Path.of("made-up.txt"), 7);
  private static final int MOST_PATCHES = 64;

  private final NDManager manager = NDManager.newBaseManager();
  private final EncoderBackbone encoder;
  private final TextRenderer renderer;
  private final PluginCreator plugins;

  public TinyReader() {
    this.plugins =
        Guice.createInjector(new PluginsModule(getClass().getClassLoader()))
            .getInstance(PluginCreator.class);
    this.renderer = plugins.renderer(PluginChoice.named("awt"), PluginChoice.named("continuous"));
    PixelBackboneFactory factory = new PixelBackboneFactory();
    this.encoder =
        factory.create(
            new RecordBinder()
                .bind(
                    factory,
                    new PluginChoice(
                        "pixel",
                        Map.of(
                            "hidden_size", 16,
                            "layers", 2,
                            "heads", 2,
                            "intermediate_size", 32,
                            "initializer_range", 0.3))),
            new InputShape(16, 1, MOST_PATCHES));
    initialize(encoder, 1);
  }

  public PluginCreator plugins() {
    return plugins;
  }

  public TextRenderer renderer() {
    return renderer;
  }

  public NDManager manager() {
    return manager;
  }

  public int hidden() {
    return encoder.hiddenSize();
  }

  /** Gives a part values; those that would start at zero, too. */
  public void initialize(NetworkPart part, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    part.initialize(manager, random);
    if (part instanceof TaskHead<?, ?>) {
      part.parameters()
          .values()
          .forEach(
              parameter -> {
                float[] values = new float[(int) parameter.getShape().size()];
                for (int i = 0; i < values.length; i++) {
                  values[i] = (float) (random.nextGaussian() * 0.3);
                }
                ParameterValues.replace(
                    parameter, manager.create(values, parameter.getShape()).duplicate(), manager);
              });
    }
  }

  public <E extends Example> DrawnExample<E> draw(TaskHead<E, ?> head, E example, int patches) {
    return new InputDrawing(renderer, patches, patches / 3, LongInputs.WINDOWS)
        .draw(example, head.inputs(example));
  }

  public StepContext context(boolean training) {
    return new StepContext(manager, training, new SplittableRandom(3), 0, 1);
  }

  /** Without padding. */
  public <E extends Example> TaskBatch<E> packed(List<DrawnExample<E>> examples) {
    PatchBatch patches = PatchBatch.of(windows(examples));
    int[] lengths = new int[patches.size()];
    Arrays.setAll(lengths, patches::length);
    NDArray ink = ink(patches.bytes()).reshape(1, patches.realPatches(), patches.patchLength());
    TextLengths texts = TextLengths.of(lengths);
    NDArray states =
        encoder.encode(
            new EncoderInput(ink, Optional.empty(), Optional.empty(), Optional.of(texts)),
            context(false));
    return new TaskBatch<>(states, texts, examples);
  }

  /** Padded to one length, by so many patches more than the longest has. */
  public <E extends Example> TaskBatch<E> padded(List<DrawnExample<E>> examples, int more) {
    List<RenderedText> windows = windows(examples);
    int longest = windows.stream().mapToInt(RenderedText::patchCount).max().orElseThrow() + more;
    int length = windows.get(0).patchLength();
    byte[] pixels = new byte[windows.size() * longest * length];
    Arrays.fill(pixels, (byte) 255);
    float[] real = new float[windows.size() * longest];
    for (int row = 0; row < windows.size(); row++) {
      int count = windows.get(row).patchCount();
      windows.get(row).copyPatches(0, count, pixels, row * longest * length);
      Arrays.fill(real, row * longest, row * longest + count, 1);
    }
    Shape shape = new Shape(windows.size(), longest);
    NDArray states =
        encoder.encode(
            new EncoderInput(
                ink(pixels).reshape(windows.size(), longest, length),
                Optional.empty(),
                Optional.of(manager.create(FloatBuffer.wrap(real), shape))),
            context(false));
    return new TaskBatch<>(states, TextLengths.equal(windows.size(), longest), examples);
  }

  private static List<RenderedText> windows(List<? extends DrawnExample<?>> examples) {
    return examples.stream().flatMap(example -> example.windows().stream()).toList();
  }

  private NDArray ink(byte[] bytes) {
    float[] values = new float[bytes.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (bytes[i] & 0xFF) / 255f;
    }
    return manager.create(FloatBuffer.wrap(values), new Shape(values.length));
  }

  @Override
  public void close() {
    encoder.close();
    manager.close();
  }
}
