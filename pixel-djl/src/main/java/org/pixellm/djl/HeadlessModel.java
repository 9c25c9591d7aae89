// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.nn.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.data.Example;
import org.pixellm.tasks.encode.EncodedText;
import org.pixellm.tasks.encode.TextEncoder;
import org.pixellm.tasks.prediction.TextVectors;

/** A merely pretrained model: a vector for each text. */
final class HeadlessModel implements AnsweringModel {
  private final Path directory;
  private final TextEncoder encoder;

  /**
   * A model.
   *
   * @param encoder is closed with this
   */
  HeadlessModel(Path directory, TextEncoder encoder) {
    this.directory = directory;
    this.encoder = encoder;
  }

  @Override
  public String description() {
    return "in %s has no head: it was pretrained, not fine-tuned, and".formatted(directory);
  }

  @Override
  public Class<? extends Example> exampleType() {
    return Example.class;
  }

  @Override
  public Class<?> predictionType() {
    return TextVectors.class;
  }

  @Override
  public List<String> labels() {
    return List.of();
  }

  @Override
  public Map<String, Parameter> parameters() {
    return encoder.parameters();
  }

  /** A vector for each part of an example: {@link TextVectors}. */
  @Override
  public List<Object> answer(List<Example> examples) {
    List<String> texts = new ArrayList<>();
    examples.forEach(example -> texts.addAll(example.input().parts()));
    Iterator<EncodedText> encoded = encoder.encode(texts).iterator();
    List<Object> answers = new ArrayList<>(examples.size());
    for (Example example : examples) {
      List<float[]> vectors = new ArrayList<>();
      example.input().parts().forEach(part -> vectors.add(encoded.next().vector()));
      answers.add(new TextVectors(vectors));
    }
    return answers;
  }

  @Override
  public void close() {
    encoder.close();
  }
}
