// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.work;

import java.util.Map;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.plugins.model.PatchBatch;

/**
 * The arithmetic that masked-pixel training cannot do without, in floating-point operations: two
 * for each multiplication and addition of matrix products and of attention, over real patches only.
 * Norms, activations, the optimiser and everything done to padding count nothing.
 *
 * <p>A text of {@code n} patches of which {@code h} are hidden has {@code e = n - h + 1} encoder
 * tokens (CLS is one) and {@code d = n + 1} decoder tokens. With the width {@code w} and the inner
 * width {@code f} of a stack, a layer over {@code t} tokens takes {@code t (4 w^2 + 2 w f) + 2 t^2
 * w} multiplications: four projections, the feed-forward layer's two, scores and sums. Of the
 * decoder's last layer only the hidden patches are asked for: keys and values of all tokens, the
 * rest of {@code h}. The step is the forward pass and twice as much backward, for each product has
 * a gradient to either side, but for the first projection, whose input needs none.
 *
 * <p>A convolution of neighbours before the encoder takes {@code k w + w^2} multiplications for
 * each patch that is seen, with {@code k} places in its kernel. A layer whose patches see {@code d}
 * places to either side has at most {@code 2 d + 2} scores and sums for each token.
 *
 * @param encoder its stack
 * @param first what its first layers do otherwise
 * @param decoder its stack
 * @param inputLength values of a patch that the encoder reads; grey text has one channel, whatever
 *     the model repeats it to
 * @param outputLength values of a patch that the decoder predicts
 * @param maskRatio share of patches hidden
 */
public record UsefulWork(
    Stack encoder,
    First first,
    Stack decoder,
    int inputLength,
    int outputLength,
    double maskRatio) {

  /**
   * The size of a stack of layers.
   *
   * @param width of a state
   * @param layers how many
   * @param inner width of the feed-forward layer
   */
  public record Stack(long width, long layers, long inner) {
    /** Multiplications of one whole layer over so many tokens. */
    public long layer(long tokens) {
      return tokens * (4 * width * width + 2 * width * inner) + 2 * tokens * tokens * width;
    }

    /** Multiplications of a layer of whose tokens only some are asked for. */
    long lastLayer(long tokens, long asked) {
      return tokens * 2 * width * width
          + asked * (2 * width * width + 2 * width * inner)
          + 2 * asked * tokens * width;
    }
  }

  /**
   * What is done before a stack, or otherwise in its first layers.
   *
   * @param kernelSize places of a convolution before it; 0 for none
   * @param localLayers layers whose patches see only near ones
   * @param localDistance how far these see, in places
   */
  public record First(int kernelSize, int localLayers, int localDistance) {
    /** Nothing. */
    public static final First PLAIN = new First(0, 0, 0);

    long convolution(long patches, long width) {
      return kernelSize == 0 ? 0 : patches * width * (kernelSize + width);
    }

    /** Multiplications that need not be done for tokens that are too far apart. */
    long saved(long tokens, long width) {
      return 2L * localLayers * tokens * Math.max(0, tokens - (2L * localDistance + 2)) * width;
    }
  }

  /**
   * The work of a saved configuration.
   *
   * @param config entries of a {@code config.json}
   * @param inputLength values of a rendered patch
   */
  public static UsefulWork of(Map<String, Object> config, int inputLength) {
    ConfigEntries entries = new ConfigEntries("config.json", config);
    return new UsefulWork(
        new Stack(
            entries.integer("hidden_size"),
            entries.integer("num_hidden_layers"),
            entries.integer("intermediate_size")),
        new First(
            entries.integer("kernel_size", 0),
            entries.integer("local_layers", 0),
            entries.integer("local_distance", 0)),
        new Stack(
            entries.integer("decoder_hidden_size"),
            entries.integer("decoder_num_hidden_layers"),
            entries.integer("decoder_intermediate_size")),
        inputLength,
        entries.inputShape().patchLength(),
        entries.number("mask_ratio", 0.25));
  }

  /** Hidden patches of a text: the share, but at least one is hidden and one seen. */
  public int hidden(int patches) {
    return (int) Math.max(1, Math.min(patches - 1, Math.round(maskRatio * patches)));
  }

  /** Operations of the forward pass of one text. */
  public long forward(int patches) {
    long hidden = hidden(patches);
    long seen = patches - hidden + 1;
    long all = patches + 1L;
    long products =
        firstProjection(patches)
            + beforeDecoder(patches - hidden)
            + seen * encoder.width() * decoder.width()
            + (decoder.layers() - 1) * decoder.layer(all)
            + decoder.lastLayer(all, hidden)
            + hidden * decoder.width() * outputLength;
    return 2 * products;
  }

  private long firstProjection(int patches) {
    return (long) (patches - hidden(patches)) * inputLength * encoder.width();
  }

  /** The encoder's multiplications after the first projection. */
  private long beforeDecoder(long patches) {
    long tokens = patches + 1;
    return first.convolution(patches, encoder.width())
        + encoder.layers() * encoder.layer(tokens)
        - first.saved(tokens, encoder.width());
  }

  /** Operations of a training step's part for one text. */
  public long step(int patches) {
    return 3 * forward(patches) - 2 * firstProjection(patches);
  }

  /** Operations of encoding one text, all of whose patches are seen. */
  public long encoding(int patches) {
    return 2 * ((long) patches * inputLength * encoder.width() + beforeDecoder(patches));
  }

  /** Operations of a training step over a batch. */
  public long step(PatchBatch batch) {
    long sum = 0;
    for (int row = 0; row < batch.size(); row++) {
      sum += step(batch.length(row));
    }
    return sum;
  }
}
