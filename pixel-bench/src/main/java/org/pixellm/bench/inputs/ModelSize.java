// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.inputs;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.run.StepRunner;

/**
 * Values of a model by what they are for, and the bytes that a training holds for all of them as
 * long as it lasts.
 *
 * @param embedding values of what turns input into the first states: the encoder's parameters with
 *     {@code embeddings} in their names
 * @param layers values of the rest of the encoder
 * @param output values of the objective's own: a decoder, or what stands before and in a softmax; a
 *     matrix that it shares with the embedding is counted there
 * @param valueBytes of all of these
 * @param gradientBytes of the gradients of all that is trained, a list for each worker
 * @param momentBytes of the optimiser
 */
record ModelSize(
    long embedding,
    long layers,
    long output,
    long valueBytes,
    long gradientBytes,
    long momentBytes) {
  private static final String EMBEDDINGS = "embeddings";

  /** What a runner trains. */
  static ModelSize of(StepRunner runner) {
    PixelModel model = runner.model();
    Map<String, Parameter> encoder = model.backbone().parameters();
    long all = values(encoder.values().stream());
    long embedding =
        values(
            encoder.entrySet().stream()
                .filter(entry -> entry.getKey().contains(EMBEDDINGS))
                .map(Map.Entry::getValue));
    return new ModelSize(
        embedding,
        all - embedding,
        values(model.objective().parameters().values().stream()),
        bytes(model.parameters().values().stream()),
        runner.workers()
            * bytes(model.parameters().values().stream().filter(Parameter::requiresGradient)),
        runner.momentBytes());
  }

  private static long values(Stream<Parameter> parameters) {
    return parameters.mapToLong(parameter -> parameter.getArray().getShape().size()).sum();
  }

  private static long bytes(Stream<Parameter> parameters) {
    return parameters
        .map(Parameter::getArray)
        .mapToLong((NDArray array) -> array.getShape().size() * array.getDataType().getNumOfBytes())
        .sum();
  }

  /** Values of all parts. */
  long all() {
    return embedding + layers + output;
  }

  /** Bytes of values, gradients and moments together. */
  long bytes() {
    return valueBytes + gradientBytes + momentBytes;
  }

  /** For a file. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("embedding_parameters", embedding);
    map.put("layer_parameters", layers);
    map.put("output_parameters", output);
    map.put("value_bytes", valueBytes);
    map.put("gradient_bytes", gradientBytes);
    map.put("moment_bytes", momentBytes);
    return map;
  }
}
