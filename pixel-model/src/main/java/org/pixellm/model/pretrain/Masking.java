// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import org.pixellm.model.mask.MaskSampler;
import org.pixellm.model.mask.SinglePatches;
import org.pixellm.model.mask.Spans;

/** How patches are hidden over a run. */
public enum Masking {
  /** Patches independently of each other: easy, quickly learnt. */
  SINGLE,
  /** Spans of 1 to 6 patches from the start: the paper's. */
  SPAN,
  /** Single patches first, spans later. */
  SCHEDULED;

  /**
   * The sampler for one step.
   *
   * @param progress how far the run is, 0 to 1
   * @param spanFrom progress at which {@link #SCHEDULED} turns to spans
   * @param ratio share of patches hidden
   */
  MaskSampler sampler(double progress, double spanFrom, double ratio) {
    boolean spans = this == SPAN || (this == SCHEDULED && progress >= spanFrom);
    return spans ? new Spans(ratio) : new SinglePatches();
  }
}
