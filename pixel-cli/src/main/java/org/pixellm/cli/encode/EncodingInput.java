// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.encode;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.listen.ConsoleProgress;

/** Where lines come from, and how far they were read. */
final class EncodingInput implements AutoCloseable {
  private final String name;
  private final CountedStream bytes;
  private final ConsoleProgress progress;

  private EncodingInput(String name, InputStream bytes, ConsoleProgress progress) {
    this.name = name;
    this.bytes = new CountedStream(bytes);
    this.progress = progress;
  }

  /**
   * Opens a file.
   *
   * @param file - for standard input, which shows no progress, as nobody knows how long it is
   * @throws PixelException if it is not there or a folder
   */
  static EncodingInput open(Path file) {
    if (file.toString().equals("-")) {
      return new EncodingInput("standard input", System.in, null);
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new PixelException(
          "%s %s"
              .formatted(
                  file,
                  Files.isDirectory(file)
                      ? "is a folder; name a file with a text a line"
                      : "cannot be read: there is no such file, or it may not be read"));
    }
    try {
      return new EncodingInput(
          file.toString(),
          Files.newInputStream(file),
          ConsoleProgress.of("encode", Math.max(1, Files.size(file))));
    } catch (IOException e) {
      throw new PixelException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  String name() {
    return name;
  }

  InputStream bytes() {
    return bytes;
  }

  /** Shows how much of the file was read. */
  void showProgress() {
    if (progress != null) {
      progress.stepTo(bytes.count);
    }
  }

  @Override
  public void close() {
    if (progress == null) {
      return; // standard input stays open
    }
    progress.close();
    try {
      bytes.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class CountedStream extends FilterInputStream {
    private long count;

    CountedStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
