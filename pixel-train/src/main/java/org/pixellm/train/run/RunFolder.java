// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.checkpoint.AtomicDirectory;

/**
 * The folder of a run: {@code run.yaml}, {@code checkpoints/}, {@code model/}, {@code best/} and
 * what listeners leave there.
 */
public final class RunFolder {
  private final Path root;

  /** A run's folder, which need not be there. */
  public RunFolder(Path root) {
    this.root = root;
  }

  /** The folder itself. */
  public Path root() {
    return root;
  }

  /** The configuration the run was started with. */
  public Path configuration() {
    return root.resolve("run.yaml");
  }

  /** Where checkpoints are kept. */
  public Path checkpoints() {
    return root.resolve("checkpoints");
  }

  /** The model after the last step. */
  public Path model() {
    return root.resolve("model");
  }

  /** The model that measured best. */
  public Path best() {
    return root.resolve("best");
  }

  /**
   * Makes the folder for a run that begins.
   *
   * @param lock is taken before
   * @throws PixelException if it holds anything, or another run has the lock
   */
  public void create(String configuration, AtomicFileWriter files, RunLock lock) {
    requireFree();
    lock.take();
    requireFree(); // and now it stays so
    files.write(configuration(), AtomicFileWriter.Content.text(configuration));
  }

  private boolean holdsAnything() {
    try (Stream<Path> children = Files.list(root)) {
      return children.anyMatch(child -> !child.endsWith(RunLock.FILE));
    } catch (IOException e) {
      throw new PixelException("cannot look into the folder " + root + ": " + e.getMessage(), e);
    }
  }

  /**
   * Checks, before anything slow is done, that a run may begin here.
   *
   * @throws PixelException if the folder holds anything
   */
  public void requireFree() {
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new PixelException("the output " + root + " is a file; name a folder");
    }
    if (Files.isDirectory(root) && holdsAnything()) {
      throw new PixelException(
          begun()
              ? "the output folder "
                  + root
                  + " holds a run; go on with it by --resume, or name another folder"
              : "the output folder "
                  + root
                  + " is not empty, and holds no run (there is no run.yaml); name another folder");
    }
  }

  /** Whether a run was begun here. */
  public boolean begun() {
    return Files.isRegularFile(configuration());
  }

  /**
   * Mends what a killed process left half-made, if it was that of a run.
   *
   * @param lock is taken before, unless no run was begun here
   * @throws PixelException if another run has the lock
   */
  public void sweep(RunLock lock) {
    if (begun() || Files.exists(root.resolve(RunLock.FILE))) {
      lock.take();
    }
    sweep();
  }

  /** The same, of a folder in another that is locked. */
  public void sweep() {
    AtomicDirectory.sweep(root);
    AtomicFileWriter.sweep(root);
  }
}
