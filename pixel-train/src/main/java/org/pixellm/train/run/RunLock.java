// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pixellm.plugins.PixelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps two processes from writing one run's folder. It is a lock of the operating system on the
 * file {@value #FILE} there, which ends with the process, however that ends. The file tells the
 * number of the process that has the lock; it stays when the lock is given back, since whoever
 * removed it might remove one that another process has just locked.
 *
 * <p>For one thread. A second run on the folder in the same JVM is refused as well; on POSIX
 * systems that refusal gives the lock back to other processes, which is how these systems have it.
 */
public final class RunLock implements AutoCloseable {
  /** Name of the file. */
  static final String FILE = "run.lock";

  private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);

  /** Beyond what is written, as Windows lets nobody read what is locked. */
  private static final long PLACE = Long.MAX_VALUE - 1;

  private static final Pattern HOLDER = Pattern.compile("process (\\d{1,19})\n");
  private static final int MOST_BYTES = 64;

  private final Path folder;
  private Optional<FileChannel> held = Optional.empty();

  /** The lock of a run's folder, not taken yet. */
  public RunLock(Path folder) {
    this.folder = folder;
  }

  /**
   * Takes the lock unless it is held already. Where the file system has no locks, a warning is
   * logged and the run goes on without.
   *
   * @throws PixelException if another run has it, or its file cannot be made
   */
  public void take() {
    if (held.isPresent()) {
      return;
    }
    Path file = folder.resolve(FILE);
    FileChannel channel = open(file);
    boolean mine = false;
    try {
      mine = lock(channel);
      if (mine) {
        tell(channel, "process " + ProcessHandle.current().pid() + "\n");
        held = Optional.of(channel);
      }
    } catch (IOException e) {
      throw new PixelException("cannot write " + file + ": " + e.getMessage(), e);
    } finally {
      if (held.isEmpty()) {
        close(channel);
      }
    }
    if (!mine) {
      throw new PixelException(
          "the folder %s is being written by another run%s; wait for its end, or name another folder"
              .formatted(folder, holder(file).map(number -> ", process " + number).orElse("")));
    }
  }

  private FileChannel open(Path file) {
    try {
      Files.createDirectories(folder);
      return FileChannel.open(
          file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new PixelException("cannot make the file " + file + ": " + e.getMessage(), e);
    }
  }

  /** Whether nobody else has it. The lock ends with the channel. */
  private boolean lock(FileChannel channel) {
    try {
      FileLock lock = channel.tryLock(PLACE, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // another run of this JVM
    } catch (IOException e) {
      LOG.warn(
          "{} cannot be locked ({}); see to it that no other run writes there",
          folder,
          e.getMessage());
      return true;
    }
  }

  private static void tell(FileChannel channel, String text) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
  }

  private static Optional<String> holder(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
      channel.read(bytes, 0);
      Matcher holder = HOLDER.matcher(StandardCharsets.US_ASCII.decode(bytes.flip()));
      return holder.matches() ? Optional.of(holder.group(1)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // it is known that somebody has it, not who
    }
  }

  @Override
  public void close() {
    held.ifPresent(
        channel -> {
          try {
            tell(channel, "");
          } catch (IOException e) {
            LOG.warn("{} cannot be emptied: {}", folder.resolve(FILE), e.getMessage());
          }
          close(channel);
        });
    held = Optional.empty();
  }

  private void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("{} cannot be closed: {}", folder.resolve(FILE), e.getMessage());
    }
  }
}
