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
import org.pixellm.model.torch.SequenceOps;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.TextLengths;
import org.pixellm.plugins.render.RenderedText;

/**
 * Whole rendered texts as an encoder reads them: packed, or padded to a rectangle for a backbone
 * that knows no better.
 *
 * @param input what the encoder reads
 * @param lengths patches of each text that get states: its own, or those of the longest where it
 *     was padded
 */
public record EncoderWindows(EncoderInput input, TextLengths lengths) {
  private static final byte WHITE = (byte) 255;

  /**
   * Texts for an encoder. Those of equal lengths beside each other are computed together.
   *
   * @param texts at least one, all of one patch size and channel count
   * @param scope owns the arrays
   */
  public static EncoderWindows of(
      EncoderBackbone backbone, List<RenderedText> texts, NDManager scope, SequenceOps ops) {
    return of(backbone, texts, 0, scope, ops);
  }

  /**
   * Texts for an encoder, padded.
   *
   * @param padTo patches up to which every text is padded, at least those of the longest; 0 for no
   *     more than the backbone needs
   */
  public static EncoderWindows of(
      EncoderBackbone backbone,
      List<RenderedText> texts,
      int padTo,
      NDManager scope,
      SequenceOps ops) {
    int[] lengths = texts.stream().mapToInt(RenderedText::patchCount).toArray();
    boolean packed = padTo == 0 && backbone.readsPackedTexts();
    int longest = Math.max(padTo, Arrays.stream(lengths).max().orElseThrow());
    TextLengths given =
        packed ? TextLengths.of(lengths) : TextLengths.equal(lengths.length, longest);
    NDArray ink = ink(backbone, texts, given, scope, ops);
    EncoderInput input =
        packed
            ? new EncoderInput(
                ink.reshape(1, given.total(), -1),
                Optional.empty(),
                Optional.empty(),
                Optional.of(given))
            : new EncoderInput(
                ink.reshape(lengths.length, longest, -1),
                Optional.empty(),
                attention(lengths, longest, scope));
    return new EncoderWindows(input, given);
  }

  /**
   * Checks that a backbone can read what a renderer draws.
   *
   * @param drawn values of a patch as it is drawn
   * @param grey whether these are of one channel
   * @throws PixelException if it cannot
   */
  public static void requireReadable(EncoderBackbone backbone, int drawn, boolean grey) {
    int read = backbone.patchLength();
    if (drawn != read && !(grey && 3 * drawn == read)) {
      throw new PixelException(
          "the model reads patches of %d values, but the renderer draws %d".formatted(read, drawn));
    }
  }

  /** {@code [patches, values]}, 0 to 1. */
  private static NDArray ink(
      EncoderBackbone backbone,
      List<RenderedText> texts,
      TextLengths given,
      NDManager scope,
      SequenceOps ops) {
    int drawn = texts.get(0).patchLength();
    byte[] bytes = new byte[Math.multiplyExact(given.total(), drawn)];
    Arrays.fill(bytes, WHITE);
    int start = 0;
    for (int i = 0; i < given.count(); i++) {
      texts.get(i).copyPatches(0, texts.get(i).patchCount(), bytes, start * drawn);
      start += given.get(i);
    }
    int repeat = backbone.readsGreyAsThree() ? 1 : backbone.patchLength() / drawn;
    ByteBuffer buffer = ByteBuffer.allocateDirect(Math.multiplyExact(bytes.length, repeat));
    for (int patch = 0; patch < given.total(); patch++) {
      for (int i = 0; i < repeat; i++) {
        buffer.put(bytes, patch * drawn, drawn);
      }
    }
    Shape shape = new Shape(given.total(), (long) drawn * repeat);
    return ops.unitRange(scope.create(buffer.flip(), shape, DataType.UINT8));
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
