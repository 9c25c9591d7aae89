// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pixellm.plugins.PixelException;

/**
 * Replaces a file as a whole or not at all: the new bytes go to a temporary file beside it, are
 * forced onto the disk, and then take its name. A reader sees the old file or the new one, never a
 * part, even after a power cut.
 *
 * <p>A process that is killed can leave a temporary file, named {@code .NAME.….tmp}, which {@link
 * #sweep} removes. Safe to share between threads.
 */
public final class AtomicFileWriter {
  private static final Pattern TEMPORARY =
      Pattern.compile("\\..+\\.\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\.tmp");

  private final DurableChannel.Opener opener;

  /** Writes to the file system. */
  public AtomicFileWriter() {
    this(DurableChannel::create);
  }

  /** Writes to files that an opener makes. */
  public AtomicFileWriter(DurableChannel.Opener opener) {
    this.opener = opener;
  }

  /** What is written into a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it. */
    void writeTo(WritableByteChannel channel) throws IOException;

    /** A text, as UTF-8. */
    static Content text(String text) {
      return channel -> {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      };
    }
  }

  /**
   * Replaces or makes a file. Whatever goes wrong, in the content too, the temporary file is
   * removed and the old file stays.
   *
   * @param target the file; its folder must be there
   * @throws PixelException if it cannot be saved, for want of space or permission for example
   */
  public void write(Path target, Content content) {
    Path file = target.toAbsolutePath();
    Path folder = file.getParent();
    if (folder == null) {
      throw new PixelException(target + " names no file that could be written");
    }
    Path temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    boolean moved = false;
    try {
      try (DurableChannel channel = opener.create(temporary)) {
        content.writeTo(channel);
        channel.force();
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      moved = true;
    } catch (IOException e) {
      throw new PixelException(
          "could not save %s: %s; %s"
              .formatted(
                  target,
                  reason(folder, e),
                  Files.exists(file)
                      ? "the file that was there before is untouched"
                      : "no file was left there"),
          e);
    } finally {
      if (!moved) {
        deleteQuietly(temporary);
      }
    }
    forceFolder(folder);
  }

  /**
   * Removes temporary files that killed processes left in a folder. Nobody may be writing there.
   *
   * @throws PixelException if one cannot be removed
   */
  public static void sweep(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> children = Files.list(folder)) {
      for (Path path : children.filter(AtomicFileWriter::temporary).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new PixelException("could not tidy up %s: %s".formatted(folder, IoReason.of(e)), e);
    }
  }

  private static boolean temporary(Path path) {
    return TEMPORARY.matcher(path.getFileName().toString()).matches();
  }

  private static String reason(Path folder, IOException e) {
    return Files.isDirectory(folder) ? IoReason.of(e) : "there is no folder " + folder;
  }

  private static void deleteQuietly(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // The first error is the one to tell; a temporary file left behind does no harm.
    }
  }

  /**
   * Makes the new name itself survive a power cut, where folders can be opened (not on Windows).
   */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The file is whole under its old or its new name in any case.
    }
  }
}
