// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.train.model.PixelModel;

/**
 * A model that learns by its pretraining objective.
 *
 * @param model its backbone and objective
 */
record PretrainedNetwork(PixelModel model) implements TrainedNetwork<PatchBatch> {
  @Override
  public NDManager manager() {
    return model.manager();
  }

  @Override
  public Map<String, Parameter> parameters() {
    return model.parameters();
  }

  @Override
  public LossTerms loss(PatchBatch batch, StepContext context) {
    return model.objective().loss(model.backbone(), batch, context);
  }

  @Override
  public List<PatchBatch> cut(PatchBatch batch, int most) {
    return BatchParts.cut(batch, most);
  }
}
