// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.tasks.model.TaskModel;
import org.pixellm.train.run.RowParts;
import org.pixellm.train.run.TrainedNetwork;

/**
 * A model that learns its task.
 *
 * @param model encoder and head
 */
record TaskNetwork(TaskModel model) implements TrainedNetwork<List<DrawnExample<Example>>> {
  @Override
  public NDManager manager() {
    return model.manager();
  }

  @Override
  public Map<String, Parameter> parameters() {
    return model.parameters();
  }

  @Override
  public LossTerms loss(List<DrawnExample<Example>> batch, StepContext context) {
    return model.loss(batch, context);
  }

  @Override
  public List<List<DrawnExample<Example>>> cut(List<DrawnExample<Example>> batch, int most) {
    if (model.head().needsWholeBatches()) {
      return List.of(batch);
    }
    int[] lengths = batch.stream().mapToInt(DrawnExample::patches).toArray();
    List<List<DrawnExample<Example>>> parts = new ArrayList<>();
    for (int[] rows : RowParts.of(lengths, most)) {
      List<DrawnExample<Example>> part = new ArrayList<>(rows.length);
      for (int row : rows) {
        part.add(batch.get(row));
      }
      parts.add(part);
    }
    return parts;
  }
}
