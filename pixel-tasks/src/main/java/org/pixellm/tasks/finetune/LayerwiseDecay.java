// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.optim.RateFactors;

/**
 * Lower layers learn slower (Howard and Ruder 2018, "discriminative fine-tuning"): the head and the
 * last norm at the run's rate, the top layer at a share of it, the layer below at a share of that,
 * the embeddings below the lowest.
 */
final class LayerwiseDecay implements RateFactors {
  private static final Pattern LAYER = Pattern.compile("vit\\.encoder\\.layer\\.(\\d+)\\..*");
  private static final String EMBEDDINGS = "vit.embeddings.";

  private final double decay;
  private final int layers;

  /**
   * Factors.
   *
   * @param decay the share, above 0 to 1
   * @param names of all parameters, by which the layers are counted
   * @throws PixelException if there are no layers by the names that PIXEL's have
   */
  LayerwiseDecay(double decay, Collection<String> names) {
    this.decay = decay;
    this.layers = names.stream().mapToInt(LayerwiseDecay::layer).max().orElse(-1) + 1;
    if (layers == 0) {
      throw new PixelException(
          "training.layer_decay is %s, but this backbone has no layers by the names vit.encoder.layer.0 and so on; set it to 1"
              .formatted(decay));
    }
  }

  /**
   * Factors as a run asks for them.
   *
   * @param decay the share; 1: all learn at the same rate, whatever their names
   * @param names of all parameters
   * @throws PixelException if it is below 1 and would change nothing
   */
  static RateFactors factors(double decay, Collection<String> names) {
    return decay == 1 ? RateFactors.EQUAL : new LayerwiseDecay(decay, names);
  }

  /** Number of a parameter's layer, from 0; -1 if it is in none. */
  private static int layer(String name) {
    Matcher matcher = LAYER.matcher(name);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
  }

  @Override
  public double of(String name) {
    int layer = layer(name);
    if (layer >= 0) {
      return Math.pow(decay, layers - layer);
    }
    return name.startsWith(EMBEDDINGS) ? Math.pow(decay, layers + 1) : 1;
  }
}
