// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.pull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.LongConsumer;
import org.pixellm.plugins.PixelException;

/**
 * Fetches a file into a temporary one beside its place, goes on with what an earlier attempt left,
 * compares size and checksum, and only then gives it its name.
 */
final class FileDownload {
  private static final int PARTIAL = 206;
  private static final int NOT_SATISFIABLE = 416;
  private static final int CHUNK = 1 << 16;

  /** A connection that breaks again and again, a little later each time, is given up at last. */
  private static final int MOST_ATTEMPTS = 20;

  private static final int NAME_OF_CHECKSUM = 12;

  private final HubConnection hub;

  FileDownload(HubConnection hub) {
    this.hub = hub;
  }

  /**
   * Fetches a file, unless it is there already.
   *
   * @param commit of which the file is, for files without a checksum
   * @param target where it shall be; its folder must be there
   * @param progress is told the bytes that are there
   * @throws PixelException if it cannot be fetched whole; what came is kept for the next attempt,
   *     unless its checksum is wrong
   */
  void fetch(RemoteFile file, String commit, Path target, LongConsumer progress) {
    try {
      if (Files.isRegularFile(target) && isComparable(file) && fits(file, target)) {
        progress.accept(Files.size(target));
        return;
      }
      Path part = part(file, commit, target);
      fill(file, part, progress);
      if (!fits(file, part)) {
        Files.delete(part);
        throw new PixelException(
            "%s came with another checksum or size than the hub says it has; it was deleted, run again to fetch it anew"
                .formatted(file.uri()));
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new PixelException("could not save %s: %s".formatted(target, e.getMessage()), e);
    }
  }

  /** Where the hub says neither size nor checksum, what is there may be anything. */
  private static boolean isComparable(RemoteFile file) {
    return file.size().isPresent() || file.checksum().isPresent();
  }

  /** Whether a file has the size and the checksum that the hub says, as far as it says so. */
  private static boolean fits(RemoteFile file, Path path) throws IOException {
    return (file.size().isEmpty() || file.size().getAsLong() == Files.size(path))
        && (file.checksum().isEmpty() || file.checksum().get().fits(path));
  }

  /** Named by what it will be, so that nothing is continued by something else. */
  private static Path part(RemoteFile file, String commit, Path target) {
    String content = file.checksum().map(Checksum::hex).orElse(commit);
    return target.resolveSibling(
        ".%s.%s.part"
            .formatted(
                target.getFileName(),
                content.substring(0, Math.min(NAME_OF_CHECKSUM, content.length()))));
  }

  private void fill(RemoteFile file, Path part, LongConsumer progress) throws IOException {
    long have = Files.isRegularFile(part) ? Files.size(part) : 0;
    if (file.size().isEmpty() || have > file.size().getAsLong()) {
      Files.deleteIfExists(part);
      have = 0;
    }
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      if (have > 0 && have == file.size().orElse(-1)) {
        return;
      }
      boolean ended = attempt(file, part, have, progress);
      long now = Files.size(part);
      if (ended && now >= file.size().orElse(0)) {
        return; // longer than announced fails the comparison that follows
      }
      if (now <= have || file.size().isEmpty()) {
        break;
      }
      have = now;
    }
    throw new PixelException(
        "the connection to %s broke after %d%s bytes; run again to go on from there"
            .formatted(
                file.uri(),
                Files.size(part),
                file.size().isPresent() ? " of " + file.size().getAsLong() : ""));
  }

  /** Returns whether the answer came to its end, which may be too soon. */
  private boolean attempt(RemoteFile file, Path part, long have, LongConsumer progress)
      throws IOException {
    HttpURLConnection answer =
        hub.get(file.uri(), have > 0 ? Map.of("Range", "bytes=" + have + "-") : Map.of());
    int status = answer.getResponseCode();
    boolean continued =
        status == PARTIAL
            && String.valueOf(answer.getHeaderField("Content-Range"))
                .startsWith("bytes " + have + "-");
    if (status == NOT_SATISFIABLE || (status == PARTIAL && !continued)) {
      answer.disconnect();
      Files.deleteIfExists(part);
      throw new PixelException(
          "%s does not go on where an earlier attempt ended; run again to fetch it anew"
              .formatted(file.uri()));
    }
    // A server that knows no ranges sends all once more.
    long written = continued ? have : 0;
    long most = file.size().orElse(Long.MAX_VALUE);
    try (OutputStream out =
        Files.newOutputStream(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            continued ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING)) {
      return copy(answer, out, written, most, progress);
    }
  }

  private static boolean copy(
      HttpURLConnection answer, OutputStream out, long from, long most, LongConsumer progress)
      throws IOException {
    long written = from;
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = answer.getInputStream()) {
      while (true) {
        int read;
        try {
          read = in.read(chunk);
        } catch (IOException e) {
          return false; // broken off; what came is written
        }
        if (read < 0) {
          return true;
        }
        out.write(chunk, 0, read);
        written += read;
        progress.accept(written);
        if (written > most) {
          return true; // longer than announced: more of it would only fill the disk
        }
      }
    }
  }
}
