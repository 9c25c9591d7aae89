// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.model;

import org.pixellm.plugins.Help;

/**
 * What a user says about masked-token pretraining. The defaults are BERT's.
 *
 * @param maskRatio share of a text's tokens that have to be guessed
 * @param replaced share of these that are hidden behind the mask token
 * @param random share of these that are another token; the rest stay as they are
 */
public record MaskedTokensConfig(
    @Help("share of a text's tokens that have to be guessed, above 0 and below 1") double maskRatio,
    @Help("share of these that are hidden behind the mask token, 0 to 1") double replaced,
    @Help("share of these that become another token, 0 to 1; the rest stay as they are")
        double random) {

  /** Checks the shares. */
  public MaskedTokensConfig {
    if (!(maskRatio > 0 && maskRatio < 1)) {
      throw new IllegalArgumentException(
          "mask_ratio must be above 0 and below 1, not " + maskRatio);
    }
    if (!(replaced >= 0 && random >= 0 && replaced + random <= 1)) {
      throw new IllegalArgumentException(
          "replaced and random must be at least 0 and at most 1 together, not %s and %s"
              .formatted(replaced, random));
    }
  }

  /** BERT's (Devlin et al. 2019). */
  public static MaskedTokensConfig defaults() {
    return new MaskedTokensConfig(0.15, 0.8, 0.1);
  }
}
