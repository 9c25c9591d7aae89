// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pixellm.model.torch.InPlaceCopy;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.model.weights.SafetensorsFile;
import org.pixellm.model.weights.SafetensorsWriter;
import org.pixellm.model.weights.TensorReader;
import org.pixellm.model.weights.TensorSource;
import org.pixellm.model.weights.TensorSources;
import org.pixellm.model.weights.WeightCheck;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.optim.Optimizer;

/**
 * The checkpoints of a run of any kind, newest last. Each is a model directory with {@code
 * optimizer.safetensors} and {@code training_state.json} beside the model's files, and appears as a
 * whole or not at all.
 */
public final class CheckpointFolder {
  private static final String MOMENTS = "optimizer.safetensors";
  private static final String STATE = "training_state.json";
  private static final Pattern NAME = Pattern.compile("step-(\\d+)");

  private final Path folder;
  private final int keep;
  private final AtomicFileWriter files;

  /**
   * Checkpoints in a folder.
   *
   * @param keep how many are kept, at least 1
   */
  public CheckpointFolder(Path folder, int keep, AtomicFileWriter files) {
    this.folder = folder;
    this.keep = keep;
    this.files = files;
  }

  /**
   * Saves a checkpoint, then removes those there are too many of.
   *
   * @param step steps done
   * @param model writes a model's files into the folder it is given
   * @param optimizer its moments are saved
   * @param state where the run is: strings, numbers, booleans, lists and maps by key
   * @return the checkpoint's folder
   * @throws PixelException if it cannot be saved; the older ones are then untouched
   */
  public Path save(
      long step, Consumer<Path> model, Optimizer optimizer, Map<String, Object> state) {
    // ROOT: some locales have digits of their own, by which the checkpoint would not be found again
    Path target = folder.resolve(String.format(Locale.ROOT, "step-%08d", step));
    AtomicDirectory.replace(
        target,
        directory -> {
          model.accept(directory);
          List<TensorSource> moments =
              optimizer.moments().entrySet().stream()
                  .map(entry -> TensorSources.of(entry.getKey(), entry.getValue()))
                  .toList();
          new SafetensorsWriter(files)
              .write(directory.resolve(MOMENTS), moments, SafetensorsWriter.PYTORCH);
          new JsonObjectFile(STATE, files).write(directory, state);
        });
    List<Path> all = in(folder);
    for (Path old : all.subList(0, Math.max(0, all.size() - keep))) {
      AtomicDirectory.remove(old);
    }
    return target;
  }

  /**
   * The newest checkpoint; empty if there is none. Removes what a killed process left half-made.
   */
  public Optional<Path> newest() {
    AtomicDirectory.sweep(folder);
    List<Path> all = in(folder);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** Reads a checkpoint's state alone. */
  public ConfigEntries state(Path checkpoint) {
    return new JsonObjectFile(STATE, files).read(checkpoint);
  }

  /**
   * Puts a checkpoint's weights and moments into parameters and their optimiser, in place, for the
   * optimiser holds the same arrays.
   *
   * @param parameters all of the model, by name
   * @param updates updates that the moments have seen
   * @throws PixelException if a file is missing or damaged
   */
  public void load(
      Path checkpoint, Map<String, Parameter> parameters, Optimizer optimizer, long updates) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    parameters.forEach((name, parameter) -> arrays.put(name, parameter.getArray()));
    copy(checkpoint.resolve(ModelFiles.WEIGHTS), arrays);
    copy(checkpoint.resolve(MOMENTS), optimizer.moments());
    optimizer.restoreSteps(updates);
  }

  private static void copy(Path file, Map<String, NDArray> arrays) {
    try (SafetensorsFile tensors = SafetensorsFile.open(file);
        InPlaceCopy copier = new InPlaceCopy()) {
      Map<String, Shape> shapes = new LinkedHashMap<>();
      arrays.forEach((name, array) -> shapes.put(name, array.getShape()));
      new WeightCheck().check(file.toString(), tensors.tensors(), shapes);
      TensorReader reader = new TensorReader(tensors);
      arrays.forEach(
          (name, array) -> {
            try (NDArray saved = reader.read(name, array.getManager())) {
              copier.copy(array, saved);
            }
          });
    }
  }

  /** The whole checkpoints in a folder, oldest first; none if there is no such folder. */
  public static List<Path> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(path -> NAME.matcher(path.getFileName().toString()).matches())
          .sorted(Comparator.comparingLong(CheckpointFolder::step))
          .toList();
    } catch (IOException e) {
      throw new PixelException("cannot list " + folder + ": " + e.getMessage(), e);
    }
  }

  /** The step after which a checkpoint was saved, by its name; -1 if it is none. */
  public static long step(Path checkpoint) {
    Matcher matcher = NAME.matcher(checkpoint.getFileName().toString());
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
  }
}
