// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.convert;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.model.weights.SafetensorsWriter;
import org.pixellm.model.weights.TensorFile;
import org.pixellm.model.weights.TensorSource;
import org.pixellm.model.weights.TensorSources;
import org.pixellm.model.weights.TensorType;
import org.pixellm.model.weights.hub.WeightForm;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.checkpoint.AtomicDirectory;
import org.pixellm.train.model.ModelFiles;

/**
 * Makes a saved {@code pixel} model of three channels into one of one, or the other way round. A
 * model of one channel has fewer weights to read grey text with, and fewer values to predict.
 */
public final class ChannelConversion {
  private static final String CHANNELS = "num_channels";
  private static final String PROJECTION = "vit.embeddings.patch_embeddings.projection.weight";
  private static final String PREDICTION = "decoder.decoder_pred.weight";
  private static final String PREDICTION_BIAS = "decoder.decoder_pred.bias";

  private final AtomicFileWriter files;

  /** A conversion that writes with the given writer. */
  @Inject
  public ChannelConversion(AtomicFileWriter files) {
    this.files = files;
  }

  /**
   * Converts a model. Files beside its weights and configuration are copied.
   *
   * @param model a model directory
   * @param channels 1 or 3
   * @param target a folder that is not there yet, or is empty
   * @throws PixelException if the model is not one of the other number of channels, a file is
   *     missing or damaged, or the target cannot be written
   */
  public void convert(Path model, int channels, Path target) {
    ConfigEntries config = new JsonObjectFile(JsonObjectFile.CONFIG, files).read(model);
    int now = config.integer(CHANNELS, 3);
    if (!(channels == 1 && now == 3) && !(channels == 3 && now == 1)) {
      throw new PixelException(
          "%s has %d channel%s and cannot be made into a model of %d; 1 becomes 3, and 3 becomes 1"
              .formatted(model, now, now == 1 ? "" : "s", channels));
    }
    requireFree(target);
    ChannelWeights weights = new ChannelWeights(channels == 1, config.flag("norm_pix_loss", true));
    try (TensorFile source = WeightForm.open(model)) {
      if (!source.names().contains(PROJECTION)) {
        throw new PixelException(
            "%s holds no %s: only models of the pixel backbone can be converted"
                .formatted(source.path(), PROJECTION));
      }
      AtomicDirectory.replace(
          target,
          folder -> {
            copyOthers(model, folder);
            new SafetensorsWriter(files)
                .write(
                    folder.resolve(ModelFiles.WEIGHTS),
                    converted(source, weights),
                    SafetensorsWriter.PYTORCH);
            Map<String, Object> entries = new LinkedHashMap<>(config.asMap());
            entries.put(CHANNELS, channels);
            new JsonObjectFile(JsonObjectFile.CONFIG, files).write(folder, entries);
          });
    }
  }

  private static void requireFree(Path target) {
    if (!Files.exists(target)) {
      return;
    }
    try (Stream<Path> children = Files.list(target)) {
      if (children.findAny().isPresent()) {
        throw new PixelException(target + " is not empty; name a folder that is not there yet");
      }
    } catch (IOException e) {
      throw new PixelException(target + " is there and is no folder; name another", e);
    }
  }

  private static List<TensorSource> converted(TensorFile source, ChannelWeights weights) {
    List<TensorSource> tensors = new ArrayList<>();
    source
        .tensors()
        .forEach(
            (name, info) ->
                tensors.add(
                    switch (name) {
                      case PROJECTION ->
                          floats(
                              name,
                              weights.shape(info.shape(), 1),
                              weights.projection(
                                  source.floats(name), Math.toIntExact(info.shape().get(0))));
                      case PREDICTION ->
                          floats(
                              name,
                              weights.shape(info.shape(), 0),
                              weights.prediction(
                                  source.floats(name), Math.toIntExact(info.shape().get(1))));
                      case PREDICTION_BIAS ->
                          floats(
                              name,
                              weights.shape(info.shape(), 0),
                              weights.prediction(source.floats(name), 1));
                      default -> TensorSources.copy(source, name, info);
                    }));
    return tensors;
  }

  private static TensorSource floats(String name, List<Long> shape, float[] values) {
    return new TensorSource(
        name,
        TensorType.F32,
        shape,
        () -> {
          ByteBuffer bytes =
              ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
          bytes.asFloatBuffer().put(values);
          return bytes;
        });
  }

  private static void copyOthers(Path model, Path folder) {
    try (Stream<Path> children = Files.list(model)) {
      for (Path file : children.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (!WeightForm.isPart(name) && !name.equals(JsonObjectFile.CONFIG)) {
          Files.copy(file, folder.resolve(name));
        }
      }
    } catch (IOException e) {
      throw new PixelException("cannot copy the files of " + model + ": " + e.getMessage(), e);
    }
  }
}
