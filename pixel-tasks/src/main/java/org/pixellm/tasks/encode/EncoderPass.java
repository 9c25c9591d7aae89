// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.pixellm.model.torch.SequenceOps;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.render.RenderedText;

/** Runs batches through an encoder whose parameters ask for no gradients. For one thread. */
final class EncoderPass implements AutoCloseable {
  private final EncoderBackbone backbone;
  private final NDManager manager;
  private final SequenceOps ops = new SequenceOps();

  /**
   * A pass.
   *
   * @param manager parent of what a batch makes
   */
  EncoderPass(EncoderBackbone backbone, NDManager manager) {
    this.backbone = backbone;
    this.manager = manager;
  }

  /** Encodes a batch. */
  BatchStates encode(List<RenderedText> texts) {
    PatchBatch batch = PatchBatch.of(texts);
    int length = backbone.patchLength();
    try (NDManager scope = manager.newSubManager()) {
      NDArray patches =
          ops.unitRange(
              scope.create(
                  bytes(batch, length / batch.patchLength()),
                  new Shape(batch.size(), batch.patchCount(), length),
                  DataType.UINT8));
      EncoderInput input = new EncoderInput(patches, Optional.empty(), attention(batch, scope));
      StepContext context = new StepContext(scope, false, new SplittableRandom(0), 0, 1);
      float[] states = backbone.encode(input, context).toFloatArray();
      return new BatchStates(states, (batch.patchCount() + 1) * backbone.hiddenSize());
    }
  }

  /** The patches; grey ones are repeated for a model of three channels. */
  private static ByteBuffer bytes(PatchBatch batch, int repeat) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(Math.multiplyExact(batch.pixels().length, repeat));
    if (repeat == 1) {
      return bytes.put(batch.pixels()).flip();
    }
    for (int from = 0; from < batch.pixels().length; from += batch.patchLength()) {
      for (int i = 0; i < repeat; i++) {
        bytes.put(batch.pixels(), from, batch.patchLength());
      }
    }
    return bytes.flip();
  }

  private static Optional<NDArray> attention(PatchBatch batch, NDManager scope) {
    if (!batch.padded()) {
      return Optional.empty();
    }
    float[] real = new float[batch.size() * batch.patchCount()];
    for (int row = 0; row < batch.size(); row++) {
      int from = row * batch.patchCount();
      Arrays.fill(real, from, from + batch.length(row), 1);
    }
    return Optional.of(scope.create(real, new Shape(batch.size(), batch.patchCount())));
  }

  @Override
  public void close() {
    ops.close();
  }
}
