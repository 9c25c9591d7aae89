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
import java.util.stream.IntStream;
import org.pixellm.model.torch.SequenceOps;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.model.TextLengths;
import org.pixellm.plugins.render.RenderedText;

/** Runs batches through an encoder whose parameters ask for no gradients, from several threads. */
final class EncoderPass {
  private static final byte WHITE = (byte) 255;

  private final EncoderBackbone backbone;
  private final NDManager manager;
  private final SequenceOps ops;

  /**
   * A pass.
   *
   * @param manager parent of what a batch makes
   * @param ops stays the caller's to close
   */
  EncoderPass(EncoderBackbone backbone, NDManager manager, SequenceOps ops) {
    this.backbone = backbone;
    this.manager = manager;
    this.ops = ops;
  }

  /** Encodes a batch: packed, or padded for a backbone that knows no better. */
  BatchStates encode(List<RenderedText> texts) {
    int[] lengths = texts.stream().mapToInt(RenderedText::patchCount).toArray();
    boolean packed = backbone.readsPackedTexts();
    int longest = Arrays.stream(lengths).max().orElseThrow();
    int[] starts = new int[lengths.length];
    for (int i = 1; i < starts.length; i++) {
      starts[i] = starts[i - 1] + (packed ? lengths[i - 1] : longest);
    }
    int patches = starts[starts.length - 1] + (packed ? lengths[lengths.length - 1] : longest);
    try (NDManager scope = manager.newSubManager()) {
      NDArray ink = ink(texts, starts, patches, scope);
      EncoderInput input =
          packed
              ? new EncoderInput(
                  ink.reshape(1, patches, -1),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(TextLengths.of(lengths)))
              : new EncoderInput(
                  ink.reshape(lengths.length, longest, -1),
                  Optional.empty(),
                  attention(lengths, longest, scope));
      StepContext context = new StepContext(scope, false, new SplittableRandom(0), 0, 1);
      float[] states = backbone.encode(input, context).toFloatArray();
      int hidden = backbone.hiddenSize();
      // Before each text, there is a CLS token for it and for each one before.
      int[] offsets =
          IntStream.range(0, starts.length).map(i -> (starts[i] + i) * hidden).toArray();
      return new BatchStates(states, offsets);
    }
  }

  /** {@code [patches, values]}, 0 to 1. */
  private NDArray ink(List<RenderedText> texts, int[] starts, int patches, NDManager scope) {
    int drawn = texts.get(0).patchLength();
    byte[] bytes = new byte[Math.multiplyExact(patches, drawn)];
    Arrays.fill(bytes, WHITE);
    for (int i = 0; i < starts.length; i++) {
      texts.get(i).copyPatches(0, texts.get(i).patchCount(), bytes, starts[i] * drawn);
    }
    int repeat = backbone.readsGreyAsThree() ? 1 : backbone.patchLength() / drawn;
    ByteBuffer buffer = ByteBuffer.allocateDirect(Math.multiplyExact(bytes.length, repeat));
    for (int patch = 0; patch < patches; patch++) {
      for (int i = 0; i < repeat; i++) {
        buffer.put(bytes, patch * drawn, drawn);
      }
    }
    return ops.unitRange(
        scope.create(buffer.flip(), new Shape(patches, (long) drawn * repeat), DataType.UINT8));
  }

  private static Optional<NDArray> attention(int[] lengths, int longest, NDManager scope) {
    if (Arrays.stream(lengths).allMatch(length -> length == longest)) {
      return Optional.empty();
    }
    float[] real = new float[lengths.length * longest];
    for (int row = 0; row < lengths.length; row++) {
      Arrays.fill(real, row * longest, row * longest + lengths[row], 1);
    }
    return Optional.of(scope.create(real, new Shape(lengths.length, longest)));
  }
}
