// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.hub;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pixellm.model.weights.SafetensorsFile;
import org.pixellm.model.weights.TensorFile;
import org.pixellm.model.weights.torch.TorchCheckpoint;
import org.pixellm.plugins.PixelException;

/**
 * The forms in which a model's weights lie in its directory, in the order in which they are looked
 * for, which is that of other programs.
 */
public enum WeightForm {
  /** One safetensors file, which is what we write. */
  SAFETENSORS("model.safetensors"),
  /** Several safetensors files and an index. */
  SHARDED_SAFETENSORS("model.safetensors.index.json"),
  /** One file of PyTorch's. */
  PYTORCH("pytorch_model.bin"),
  /** Several files of PyTorch's and an index. */
  SHARDED_PYTORCH("pytorch_model.bin.index.json");

  private static final Pattern SHARD =
      Pattern.compile("(model|pytorch_model)-\\d+-of-\\d+\\.(safetensors|bin)");

  private final String file;

  WeightForm(String file) {
    this.file = file;
  }

  /** Name of the file that is opened: the weights, or their index. */
  public String file() {
    return file;
  }

  /** The form of a directory's weights; empty where it has none. */
  public static Optional<WeightForm> of(Path directory) {
    return Arrays.stream(values())
        .filter(form -> Files.exists(directory.resolve(form.file)))
        .findFirst();
  }

  /** Whether a file of that name in a directory is weights or their index, in any form. */
  public static boolean isPart(String name) {
    return SHARD.matcher(name).matches()
        || Arrays.stream(values()).anyMatch(form -> form.file.equals(name));
  }

  /**
   * Opens the weights of a directory, in whatever form they are.
   *
   * @throws PixelException if there are none, or they are damaged
   */
  public static TensorFile open(Path directory) {
    WeightForm form =
        of(directory)
            .orElseThrow(
                () ->
                    new PixelException(
                        "there are no weights in %s: none of %s is there"
                            .formatted(
                                directory,
                                Arrays.stream(values())
                                    .map(WeightForm::file)
                                    .collect(Collectors.joining(", ")))));
    return form.openFile(directory.resolve(form.file));
  }

  private TensorFile openFile(Path path) {
    return switch (this) {
      case SAFETENSORS -> SafetensorsFile.open(path);
      case SHARDED_SAFETENSORS -> ShardedTensors.open(path, SafetensorsFile::open);
      case PYTORCH -> TorchCheckpoint.open(path);
      case SHARDED_PYTORCH -> ShardedTensors.open(path, TorchCheckpoint::open);
    };
  }
}
