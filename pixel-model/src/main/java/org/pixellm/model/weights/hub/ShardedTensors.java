// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.hub;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.pixellm.model.weights.Quoted;
import org.pixellm.model.weights.TensorFile;
import org.pixellm.model.weights.TensorInfo;
import org.pixellm.plugins.PixelException;

/** The tensors of several files, of which an index says which is where. */
final class ShardedTensors implements TensorFile {
  private final Path index;
  private final Map<String, TensorFile> shards;
  private final Map<String, TensorFile> places;
  private final Map<String, TensorInfo> tensors;

  private ShardedTensors(
      Path index,
      Map<String, TensorFile> shards,
      Map<String, TensorFile> places,
      Map<String, TensorInfo> tensors) {
    this.index = index;
    this.shards = shards;
    this.places = places;
    this.tensors = Collections.unmodifiableMap(tensors);
  }

  /**
   * Opens all files.
   *
   * @param opener opens one
   * @throws PixelException if one is missing or damaged, or has other tensors than the index says
   */
  static TensorFile open(Path index, Function<Path, TensorFile> opener) {
    ShardIndex map = ShardIndex.read(index);
    Map<String, TensorFile> shards = new LinkedHashMap<>();
    try {
      for (String file : map.files().values()) {
        if (!shards.containsKey(file)) {
          shards.put(file, opener.apply(index.resolveSibling(file)));
        }
      }
      Map<String, TensorFile> places = new LinkedHashMap<>();
      Map<String, TensorInfo> tensors = new LinkedHashMap<>();
      map.files()
          .forEach(
              (tensor, file) -> {
                places.put(tensor, shards.get(file));
                tensors.put(tensor, shards.get(file).info(tensor));
              });
      requireNoOthers(index, map, shards);
      return new ShardedTensors(index, shards, places, tensors);
    } catch (RuntimeException e) {
      shards.values().forEach(TensorFile::close);
      throw e;
    }
  }

  private static void requireNoOthers(Path index, ShardIndex map, Map<String, TensorFile> shards) {
    shards.forEach(
        (file, shard) -> {
          for (String tensor : shard.names()) {
            if (!file.equals(map.files().get(tensor))) {
              throw new PixelException(
                  "%s has tensor %s, which by %s is not there"
                      .formatted(shard.path(), Quoted.of(tensor), index.getFileName()));
            }
          }
        });
  }

  private TensorFile place(String name) {
    info(name);
    return places.get(name);
  }

  @Override
  public Path path() {
    return index;
  }

  @Override
  public Map<String, TensorInfo> tensors() {
    return tensors;
  }

  @Override
  public ByteBuffer map(String name) {
    return place(name).map(name);
  }

  @Override
  public float[] floats(String name) {
    return place(name).floats(name);
  }

  @Override
  public void floats(String name, FloatBuffer target) {
    place(name).floats(name, target);
  }

  @Override
  public long[] longs(String name) {
    return place(name).longs(name);
  }

  @Override
  public void close() {
    shards.values().forEach(TensorFile::close);
  }
}
