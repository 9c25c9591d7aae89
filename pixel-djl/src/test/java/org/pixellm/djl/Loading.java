// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.MalformedModelException;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import java.io.IOException;
import java.nio.file.Path;

/** Loads models as a user of DJL does. */
final class Loading {
  private Loading() {}

  static <I, O> Criteria.Builder<I, O> criteria(Path directory, Class<I> input, Class<O> output) {
    return Criteria.builder()
        .setTypes(input, output)
        .optModelPath(directory)
        .optEngine("Pixel")
        .optTranslatorFactory(new PixelTranslatorFactory());
  }

  static <I, O> ZooModel<I, O> load(Path directory, Class<I> input, Class<O> output)
      throws IOException, ModelNotFoundException, MalformedModelException {
    return criteria(directory, input, output).build().loadModel();
  }
}
