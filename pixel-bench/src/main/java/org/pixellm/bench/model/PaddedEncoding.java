// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.pixellm.model.torch.GradientMode;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.model.SavedEncoder;

/** Encodes texts as the original does: each padded to the most patches that the model reads. */
final class PaddedEncoding implements AutoCloseable {
  private static final float WHITE = 255;

  private final SavedEncoder encoder;
  private final TextRenderer renderer;
  private final int rows;
  private final ExecutorService executor;

  /**
   * An encoder.
   *
   * @param encoder is closed with this
   * @param batchPatches of a batch, padding included
   * @param threads batches at a time
   */
  PaddedEncoding(SavedEncoder encoder, TextRenderer renderer, int batchPatches, int threads) {
    this.encoder = encoder;
    this.renderer = renderer;
    this.rows = Math.max(1, batchPatches / encoder.trainedPatches());
    this.executor = Executors.newFixedThreadPool(threads);
  }

  /**
   * Draws and encodes texts.
   *
   * @return the state of each text's CLS, {@code [hidden]}
   */
  List<float[]> encode(List<String> texts) {
    List<Callable<List<float[]>>> jobs = new ArrayList<>();
    for (int from = 0; from < texts.size(); from += rows) {
      List<String> batch = texts.subList(from, Math.min(texts.size(), from + rows));
      jobs.add(() -> GradientMode.off(() -> batch(batch)));
    }
    List<float[]> states = new ArrayList<>();
    try {
      for (Future<List<float[]>> job : executor.invokeAll(jobs)) {
        states.addAll(job.get());
      }
      return states;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PixelException("encoding was interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
    }
  }

  private List<float[]> batch(List<String> texts) {
    EncoderBackbone backbone = encoder.backbone();
    int most = encoder.trainedPatches();
    int drawn = renderer.channels() * renderer.patchSize() * renderer.patchSize();
    int repeat = backbone.readsGreyAsThree() ? 1 : backbone.patchLength() / drawn;
    int values = drawn * repeat;
    float[] ink = new float[Math.multiplyExact(texts.size(), Math.multiplyExact(most, values))];
    float[] real = new float[texts.size() * most];
    Arrays.fill(ink, 1);
    for (int row = 0; row < texts.size(); row++) {
      RenderedText text = renderer.render(TextInput.of(texts.get(row)), most);
      int patches = text.patchCount();
      byte[] pixels = new byte[patches * drawn];
      text.copyPatches(0, patches, pixels, 0);
      for (int i = 0; i < patches * values; i++) {
        int at = i / values * drawn + i % drawn;
        ink[row * most * values + i] = (pixels[at] & 0xff) / WHITE;
      }
      Arrays.fill(real, row * most, row * most + patches, 1);
    }
    try (NDManager scope = encoder.manager().newSubManager()) {
      NDArray patches = scope.create(ink, new Shape(texts.size(), most, values));
      NDArray attention = scope.create(real, new Shape(texts.size(), most));
      EncoderInput input = new EncoderInput(patches, Optional.empty(), Optional.of(attention));
      StepContext context = new StepContext(scope, false, new SplittableRandom(0), 0, 1);
      float[] states = backbone.encode(input, context).toFloatArray();
      int hidden = backbone.hiddenSize();
      List<float[]> cls = new ArrayList<>();
      for (int row = 0; row < texts.size(); row++) {
        int at = row * (1 + most) * hidden;
        cls.add(Arrays.copyOfRange(states, at, at + hidden));
      }
      return cls;
    }
  }

  @Override
  public void close() {
    executor.shutdown();
    encoder.close();
  }
}
