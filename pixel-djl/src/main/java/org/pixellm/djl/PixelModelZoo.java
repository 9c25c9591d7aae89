// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.repository.zoo.ModelLoader;
import ai.djl.repository.zoo.ModelZoo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The model directories in a folder, each an artifact of its name in the group {@code org.pixellm}.
 * The folder is looked at whenever DJL asks.
 */
public final class PixelModelZoo extends ModelZoo {
  /** For {@code optGroupId}. */
  public static final String GROUP = "org.pixellm";

  private final Optional<Path> folder;

  /**
   * A zoo.
   *
   * @param folder has the models' directories; none, if there is no folder
   */
  public PixelModelZoo(Optional<Path> folder) {
    this.folder = folder;
  }

  @Override
  public String getGroupId() {
    return GROUP;
  }

  @Override
  public Set<String> getSupportedEngines() {
    return Set.of(PixelEngine.NAME);
  }

  @Override
  public Collection<ModelLoader> getModelLoaders() {
    if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(folder.get())) {
      return inside
          .filter(PixelModelZoo::isModel)
          .sorted()
          .<ModelLoader>map(PixelModelLoader::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ModelLoader getModelLoader(String name) {
    return getModelLoaders().stream()
        .filter(loader -> loader.getArtifactId().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static boolean isModel(Path directory) {
    return Files.isRegularFile(directory.resolve("config.json"));
  }
}
