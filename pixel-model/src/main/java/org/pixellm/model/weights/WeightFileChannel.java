// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.pixellm.plugins.PixelException;

/**
 * Opens files of weights, so that whatever is wrong with one is a sentence and nothing stays open.
 */
public final class WeightFileChannel {
  private WeightFileChannel() {}

  /** Reads what a file says of itself. */
  @FunctionalInterface
  public interface Reading<T extends TensorFile> {
    /** Makes tensors of a channel, which belongs to them from now on. */
    T of(Path path, FileChannel channel) throws IOException;
  }

  /**
   * Opens a file.
   *
   * @param what the kind of file, for messages: {@code a safetensors file}
   * @throws PixelException if there is no such file, it cannot be read, or the reading finds
   *     something wrong
   */
  public static <T extends TensorFile> T open(Path path, String what, Reading<T> reading) {
    if (!Files.exists(path)) {
      throw new PixelException("there is no file " + path);
    }
    if (!Files.isRegularFile(path)) {
      throw new PixelException("%s is not a file; %s is needed".formatted(path, what));
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
      T file = reading.of(path, channel);
      channel = null;
      return file;
    } catch (NoSuchFileException e) {
      throw new PixelException("there is no file " + path, e);
    } catch (IOException e) {
      throw new PixelException(path + " cannot be read: " + IoReason.of(e), e);
    } finally {
      closeQuietly(channel);
    }
  }

  private static void closeQuietly(FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // Nothing was written, so nothing can be lost.
        return;
      }
    }
  }
}
