// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.SplittableRandom;
import org.pixellm.model.torch.SequenceOps;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.render.RenderedText;

/** Runs batches through an encoder whose parameters ask for no gradients, from several threads. */
final class EncoderPass {
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

  /** Encodes a batch. */
  BatchStates encode(List<RenderedText> texts) {
    try (NDManager scope = manager.newSubManager()) {
      EncoderWindows windows = EncoderWindows.of(backbone, texts, scope, ops);
      StepContext context = new StepContext(scope, false, new SplittableRandom(0), 0, 1);
      float[] states = backbone.encode(windows.input(), context).toFloatArray();
      int[] offsets = new int[texts.size()];
      for (int i = 1; i < offsets.length; i++) {
        int tokens = 1 + windows.lengths().get(i - 1);
        offsets[i] = offsets[i - 1] + tokens * backbone.hiddenSize();
      }
      return new BatchStates(states, offsets);
    }
  }
}
