// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pixellm.model.weights.SafetensorsFile;

/** Files of one golden: what the original computed, to be computed again. */
public record Golden(String name) {

  public Map<String, Object> config() {
    @SuppressWarnings("unchecked")
    Map<String, Object> map =
        new ObjectMapper().convertValue(json("config.json"), LinkedHashMap.class);
    return map;
  }

  public JsonNode json(String file) {
    try (InputStream in = Golden.class.getResourceAsStream("/goldens/" + name + "/" + file)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a copy: in another module's tests the resource lies in a jar, which cannot be mapped. */
  public SafetensorsFile open(String file) {
    try (InputStream in = Golden.class.getResourceAsStream("/goldens/" + name + "/" + file)) {
      Path copy = Files.createTempFile("golden", ".safetensors");
      copy.toFile().deleteOnExit();
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return SafetensorsFile.open(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public float[] floats(String file, String tensor) {
    try (SafetensorsFile tensors = open(file)) {
      return tensors.floats(tensor);
    }
  }

  public long[] longs(String file, String tensor) {
    try (SafetensorsFile tensors = open(file)) {
      return tensors.longs(tensor);
    }
  }
}
