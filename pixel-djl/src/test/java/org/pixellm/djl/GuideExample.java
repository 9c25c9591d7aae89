// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

// guide: begin
import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import java.nio.file.Path;
import java.util.List;

class GuideExample {
  static List<Classifications> topics(Path model, List<String> texts) throws Exception {
    Criteria<String, Classifications> criteria =
        Criteria.builder()
            .setTypes(String.class, Classifications.class)
            .optModelPath(model) // a model folder that ./pixel finetune wrote
            .optEngine("Pixel")
            .optTranslatorFactory(new PixelTranslatorFactory()) // of org.pixellm.djl
            .build();
    try (ZooModel<String, Classifications> loaded = criteria.loadModel();
        Predictor<String, Classifications> predictor = loaded.newPredictor()) {
      return predictor.batchPredict(texts);
    }
  }
}
// guide: end
