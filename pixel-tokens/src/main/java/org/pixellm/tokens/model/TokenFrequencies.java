// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.model;

import org.pixellm.plugins.model.Objective.ConstantGuess;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.tokens.vocabulary.TokenVocabulary;

/**
 * The best guess for a hidden token that looks at nothing: how often each occurs in the training
 * text. Each is counted once more than it was seen, so that none is impossible.
 */
final class TokenFrequencies implements ConstantGuess {
  private final MaskedTokens objective;
  private final long[] counts;
  private long tokens;

  TokenFrequencies(MaskedTokens objective, int vocabulary) {
    this.objective = objective;
    this.counts = new long[vocabulary];
  }

  @Override
  public void observe(PatchBatch batch) {
    for (int place = 0; place < batch.realPatches(); place++) {
      int token = TokenMask.token(batch.bytes(), place);
      if (token != TokenVocabulary.SEPARATOR) {
        counts[token]++;
        tokens++;
      }
    }
  }

  @Override
  public Score score(PatchBatch batch, StepContext context) {
    if (tokens == 0) {
      throw new IllegalStateException("the guess has observed nothing yet");
    }
    double all = tokens + (double) counts.length;
    double loss = 0;
    long[] targets = objective.draw(batch, context).targets();
    for (long target : targets) {
      loss -= Math.log((counts[(int) target] + 1) / all);
    }
    return new Score(loss / targets.length, targets.length);
  }
}
