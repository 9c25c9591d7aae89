// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import com.google.inject.CreationException;
import com.google.inject.ProvisionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.pixellm.plugins.PixelException;
import picocli.CommandLine.PicocliException;

/**
 * An error as the user is told of it.
 *
 * @param exitCode 1 if the user can mend it, 70 if pixel has to be mended
 * @param sentence one line
 */
record Failure(int exitCode, String sentence) {
  private static final int MENDABLE = 1;
  private static final int INTERNAL = 70;
  private static final long MEGABYTE = 1 << 20;

  /**
   * What an error is to the user.
   *
   * @param command name of the subcommand that ran; empty if none did
   */
  static Failure of(Throwable thrown, String command) {
    Throwable error = unwrapped(thrown);
    return mendable(error, command)
        .map(sentence -> new Failure(MENDABLE, oneLine(sentence)))
        .orElseGet(() -> new Failure(INTERNAL, oneLine(unexpected(error))));
  }

  static boolean isMendable(Throwable error) {
    return mendable(unwrapped(error), "").isPresent();
  }

  /** A message without line breaks. */
  static String oneLine(String message) {
    return String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static Throwable unwrapped(Throwable error) {
    boolean wrapper =
        error instanceof PicocliException
            || error instanceof ProvisionException
            || error instanceof CreationException;
    return wrapper && error.getCause() != null ? unwrapped(error.getCause()) : error;
  }

  private static Optional<String> mendable(Throwable error, String command) {
    if (causes(error).anyMatch(OutOfMemoryError.class::isInstance)) {
      return Optional.of(outOfMemory(command));
    }
    if (causes(error).anyMatch(Failure::isNativeOutOfMemory)) {
      return Optional.of(
          "PyTorch could not get enough memory from the machine; lower training.batch_size or data.max_patches, or choose a smaller model");
    }
    if (error instanceof PixelException) {
      return Optional.of(error.getMessage());
    }
    if (causes(error).anyMatch(Failure::isDiskFull)) {
      return Optional.of(
          "there is no space left on the disk; free some and run again (pretrain goes on with --resume)");
    }
    if (error instanceof UncheckedIOException || error instanceof IOException) {
      return causes(error)
          .filter(IOException.class::isInstance)
          .findFirst()
          .map(cause -> "a file could not be read or written: " + fileProblem(cause));
    }
    return Optional.empty();
  }

  private static Stream<Throwable> causes(Throwable error) {
    return Stream.iterate(error, cause -> cause != null, Throwable::getCause).limit(50);
  }

  private static String outOfMemory(String command) {
    return "Java ran out of memory, with at most %d MB for its heap; give it more by PIXEL_JAVA_OPTS=-Xmx4g%s"
        .formatted(Runtime.getRuntime().maxMemory() / MEGABYTE, MemoryAdvice.of(command));
  }

  private static boolean isNativeOutOfMemory(Throwable error) {
    String message = String.valueOf(error.getMessage());
    return message.contains("can't allocate memory") || message.contains("out of memory");
  }

  private static boolean isDiskFull(Throwable error) {
    String message = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
    return error instanceof IOException
        && (message.contains("no space left")
            || message.contains("not enough space")
            || message.contains("quota exceeded"));
  }

  /** File system exceptions of the JDK often have the file's name for a message, and no more. */
  private static String fileProblem(Throwable error) {
    return error instanceof FileSystemException file && file.getReason() == null
        ? error.getClass().getSimpleName().replaceFirst("Exception$", "") + " " + error.getMessage()
        : String.valueOf(error.getMessage());
  }

  private static String unexpected(Throwable error) {
    String message = error.getMessage() == null ? "" : ": " + error.getMessage();
    return "an error that should not happen, %s%s; run again with %s to see where"
        .formatted(error.getClass().getSimpleName(), message, PixelCommand.STACKTRACE);
  }
}
