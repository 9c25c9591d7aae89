// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head;

import static org.pixellm.model.golden.Relative.assertClose;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.pixellm.model.golden.Golden;
import org.pixellm.model.vit.PixelEncoder;
import org.pixellm.model.vit.PixelEncoderConfig;
import org.pixellm.model.weights.ParameterLoader;
import org.pixellm.model.weights.SafetensorsFile;
import org.pixellm.model.weights.WeightCheck;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.NetworkPart;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.model.TextLengths;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.plugins.task.TaskBatch;

/** What the original computed with one of its heads, to be computed again. */
public final class GoldenHead implements AutoCloseable {
  private static final int PATCH = 16;

  private final Golden golden;
  private final NDManager manager = NDManager.newBaseManager();
  private final PixelEncoder encoder;
  private final int rows;
  private final int patches;
  private final int[] real;

  /** Reads a golden whose pictures are as long as the model's positions. */
  public GoldenHead(String name) {
    this(name, new PixelEncoder(PixelEncoderConfig.fromMap(new Golden(name).config())));
  }

  /** Reads a golden, of which the given encoder gets the weights. */
  public GoldenHead(String name, PixelEncoder encoder) {
    this.golden = new Golden(name);
    this.encoder = encoder;
    load(encoder);
    float[] attention = inputs("attention_mask");
    try (SafetensorsFile inputs = golden.open("inputs.safetensors")) {
      List<Long> shape = inputs.info("attention_mask").shape();
      this.rows = Math.toIntExact(shape.get(0));
      this.patches = Math.toIntExact(shape.get(1));
    }
    this.real = new int[rows];
    for (int i = 0; i < attention.length; i++) {
      real[i / patches] += (int) attention[i];
    }
  }

  /** Gives a part its weights; others in the file are left. */
  public void load(NetworkPart part) {
    try (SafetensorsFile weights = golden.open("weights.safetensors")) {
      new ParameterLoader(new WeightCheck(List.of(""))).load(weights, part.parameters(), manager);
    }
  }

  public Map<String, Object> config(Map<String, Object> more) {
    Map<String, Object> config = new LinkedHashMap<>(golden.config());
    config.putAll(more);
    return config;
  }

  public int hidden() {
    return encoder.hiddenSize();
  }

  public int rows() {
    return rows;
  }

  /** Patches of a row, padding included. */
  public int patches() {
    return patches;
  }

  /** Patches of a row that are no padding. */
  public int real(int row) {
    return real[row];
  }

  public float[] inputs(String tensor) {
    return golden.floats("inputs.safetensors", tensor);
  }

  public long[] labels(String tensor) {
    return golden.longs("inputs.safetensors", tensor);
  }

  public float[] outputs(String tensor) {
    return golden.floats("outputs.safetensors", tensor);
  }

  public float loss() {
    return outputs("loss")[0];
  }

  public StepContext context() {
    return new StepContext(manager, false, new SplittableRandom(0), 0, 1);
  }

  /** A picture of so many patches, whatever it shows. */
  public static RenderedText picture(Alignment alignment) {
    return new RenderedText(
        PATCH, 3, new byte[alignment.patchCount() * 3 * PATCH * PATCH], alignment, Map.of());
  }

  /**
   * The batch with the original's padding, whose states are compared on the way if they are given.
   */
  public <E extends Example> TaskBatch<E> batch(List<DrawnExample<E>> examples) {
    float[] attention = inputs("attention_mask");
    NDArray states =
        encoder.encode(
            new EncoderInput(
                pictures(),
                Optional.empty(),
                Optional.of(manager.create(FloatBuffer.wrap(attention), new Shape(rows, patches)))),
            context());
    try (SafetensorsFile outputs = golden.open("outputs.safetensors")) {
      if (outputs.names().contains("last_hidden_state")) {
        assertClose(outputs.floats("last_hidden_state"), states.toFloatArray(), 1e-4, "states");
      }
    }
    return new TaskBatch<>(states, TextLengths.equal(rows, patches), examples);
  }

  /** The picture {@code [batch, channels, 16, width]} cut into patches: channel, row, column. */
  private NDArray pictures() {
    float[] pixels = inputs("pixel_values");
    int channels = encoder.patchLength() / (PATCH * PATCH);
    int width = patches * PATCH;
    float[] result = new float[pixels.length];
    int target = 0;
    for (int row = 0; row < rows; row++) {
      for (int patch = 0; patch < patches; patch++) {
        for (int line = 0; line < channels * PATCH; line++) {
          int source = (row * channels * PATCH + line) * width + patch * PATCH;
          System.arraycopy(pixels, source, result, target, PATCH);
          target += PATCH;
        }
      }
    }
    return manager.create(
        FloatBuffer.wrap(result), new Shape(rows, patches, encoder.patchLength()));
  }

  @Override
  public void close() {
    encoder.close();
    manager.close();
  }
}
