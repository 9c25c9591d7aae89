// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBaseBlock;
import ai.djl.nn.BlockList;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Map;

/** Shows DJL a model's parameters under their names in the file. Texts do not go through it. */
final class ParametersBlock extends AbstractBaseBlock {
  private static final String NO_ARRAYS =
      "models of pixel read texts, not arrays: make the predictor with a translator of"
          + " PixelTranslatorFactory";

  private final ParameterList parameters = new ParameterList();

  ParametersBlock(Map<String, Parameter> parameters) {
    parameters.forEach(this.parameters::add);
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameterStore,
      NDList inputs,
      boolean training,
      PairList<String, Object> params) {
    throw new UnsupportedOperationException(NO_ARRAYS);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    throw new UnsupportedOperationException(NO_ARRAYS);
  }

  @Override
  public ParameterList getDirectParameters() {
    return parameters;
  }

  @Override
  public BlockList getChildren() {
    return new BlockList();
  }
}
