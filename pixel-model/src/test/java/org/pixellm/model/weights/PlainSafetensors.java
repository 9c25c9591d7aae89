// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads safetensors files as their format is described, trusting and independent. */
public final class PlainSafetensors {
  private PlainSafetensors() {}

  public static Map<String, PlainTensor> read(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    int header = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    JsonNode json = new ObjectMapper().readTree(Arrays.copyOfRange(bytes, 8, 8 + header));
    Map<String, PlainTensor> tensors = new LinkedHashMap<>();
    json.properties()
        .forEach(
            entry -> {
              if (!entry.getKey().equals("__metadata__")) {
                JsonNode tensor = entry.getValue();
                List<Long> shape = new ArrayList<>();
                tensor.get("shape").forEach(dimension -> shape.add(dimension.longValue()));
                JsonNode offsets = tensor.get("data_offsets");
                int from = 8 + header + offsets.get(0).intValue();
                int to = 8 + header + offsets.get(1).intValue();
                tensors.put(
                    entry.getKey(),
                    new PlainTensor(
                        tensor.get("dtype").textValue(),
                        shape,
                        ByteBuffer.wrap(bytes, from, to - from)));
              }
            });
    return tensors;
  }
}
