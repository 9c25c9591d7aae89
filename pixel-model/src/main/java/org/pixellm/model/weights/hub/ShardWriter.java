// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.hub;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.SafetensorsWriter;
import org.pixellm.model.weights.TensorSource;

/** Writes a model's weights as several safetensors files and an index. */
public final class ShardWriter {
  private final AtomicFileWriter files;

  /** Writes by way of a file writer. */
  public ShardWriter(AtomicFileWriter files) {
    this.files = files;
  }

  /**
   * Writes the files, and the index last.
   *
   * @param directory must be there
   * @param tensors in the order in which they fill the files, no name twice
   * @param mostBytes bytes of the tensors of one file, at least 1; a larger tensor has its own
   * @throws org.pixellm.plugins.PixelException if one cannot be saved
   */
  public void write(Path directory, Collection<TensorSource> tensors, long mostBytes) {
    List<List<TensorSource>> shards = shards(tensors, mostBytes);
    Map<String, String> places = new LinkedHashMap<>();
    long total = 0;
    for (int i = 0; i < shards.size(); i++) {
      String name =
          String.format(Locale.ROOT, "model-%05d-of-%05d.safetensors", i + 1, shards.size());
      new SafetensorsWriter(files)
          .write(directory.resolve(name), shards.get(i), SafetensorsWriter.PYTORCH);
      for (TensorSource tensor : shards.get(i)) {
        places.put(tensor.name(), name);
        total += tensor.byteSize();
      }
    }
    new ShardIndex(places, total)
        .write(directory.resolve(WeightForm.SHARDED_SAFETENSORS.file()), files);
  }

  private static List<List<TensorSource>> shards(Collection<TensorSource> tensors, long mostBytes) {
    if (mostBytes < 1) {
      throw new IllegalArgumentException("a file of " + mostBytes + " bytes holds no tensor");
    }
    List<List<TensorSource>> shards = new ArrayList<>();
    long filled = Long.MAX_VALUE;
    for (TensorSource tensor : tensors) {
      if (filled > mostBytes - tensor.byteSize()) {
        shards.add(new ArrayList<>());
        filled = 0;
      }
      shards.get(shards.size() - 1).add(tensor);
      filled += tensor.byteSize();
    }
    return shards;
  }
}
