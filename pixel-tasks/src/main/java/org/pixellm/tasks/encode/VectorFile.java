// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.Consumer;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.plugins.PixelException;

/** A file of vectors, of the format that its name ends in. */
public enum VectorFile {
  /** NumPy's, version 1: float32 {@code [texts, hidden]}, a row a text. */
  NPY(".npy") {
    @Override
    void write(WritableByteChannel target, Path file, int hidden, Iterator<EncodedText> texts)
        throws IOException {
      NpyWriter.write(target, file.toAbsolutePath().getParent(), hidden, texts);
    }
  },
  /** A JSON object a line and text: {@code text}, {@code patches}, {@code vector}. */
  JSONL(".jsonl") {
    @Override
    void write(WritableByteChannel target, Path file, int hidden, Iterator<EncodedText> texts)
        throws IOException {
      JsonLines.write(target, texts);
    }
  };

  private final String ending;

  VectorFile(String ending) {
    this.ending = ending;
  }

  /**
   * The format of a file.
   *
   * @throws PixelException if its name ends in no known way
   */
  public static VectorFile of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    for (VectorFile format : values()) {
      if (name.endsWith(format.ending)) {
        return format;
      }
    }
    throw new PixelException(
        "vectors are written as .npy or .jsonl, but %s ends otherwise".formatted(file));
  }

  /**
   * Writes all vectors, or none: while they come, they are in a temporary file.
   *
   * @param hidden width of a vector
   * @param texts are read one by one
   * @param done is told of each that was written
   * @throws PixelException if the file cannot be written
   */
  public void write(
      Path file, int hidden, Iterator<EncodedText> texts, Consumer<EncodedText> done) {
    Iterator<EncodedText> told =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return texts.hasNext();
          }

          @Override
          public EncodedText next() {
            EncodedText text = texts.next();
            done.accept(text);
            return text;
          }
        };
    new AtomicFileWriter().write(file, channel -> write(channel, file, hidden, told));
  }

  abstract void write(
      WritableByteChannel target, Path file, int hidden, Iterator<EncodedText> texts)
      throws IOException;
}
