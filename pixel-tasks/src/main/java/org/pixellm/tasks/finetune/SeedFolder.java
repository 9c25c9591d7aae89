// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.train.checkpoint.AtomicDirectory;
import org.pixellm.train.run.RunFolder;

/**
 * The folder of one seed: {@code attempt-1/} and those after it, a folder of a run each; {@code
 * given_up.json} with the attempts that learnt nothing; and at the end {@code model/} and {@code
 * result.json}.
 */
final class SeedFolder {
  private static final String RESULT = "result.json";
  private static final String GIVEN_UP = "given_up.json";
  private static final String ATTEMPTS = "given_up";

  private final Path root;
  private final AtomicFileWriter files;

  SeedFolder(Path run, long seed, AtomicFileWriter files) {
    this.root = run.resolve("seed-" + seed);
    this.files = files;
  }

  /** The model that measured best. */
  Path model() {
    return root.resolve("model");
  }

  /**
   * The folder of an attempt.
   *
   * @param number from 1
   */
  RunFolder attempt(int number) {
    return new RunFolder(root.resolve("attempt-" + number));
  }

  /**
   * Removes the best model and the checkpoints of an attempt that is at its end, which are of no
   * more use and large; what its listeners wrote stays.
   *
   * @param number from 1
   */
  void discardWeights(int number) {
    RunFolder attempt = attempt(number);
    if (Files.isDirectory(attempt.root())) {
      attempt.sweep();
      for (Path folder : List.of(attempt.best(), attempt.checkpoints())) {
        if (Files.isDirectory(folder)) {
          AtomicDirectory.remove(folder);
        }
      }
    }
  }

  /** Mends what a killed process left half-made. */
  void sweep() {
    if (Files.isDirectory(root)) {
      AtomicDirectory.sweep(root);
      AtomicFileWriter.sweep(root);
    }
  }

  /** What the seed came to, once that is known. */
  Optional<SeedResult> result() {
    return Files.isRegularFile(root.resolve(RESULT))
        ? Optional.of(SeedResult.read(new JsonObjectFile(RESULT, files).read(root), model()))
        : Optional.empty();
  }

  void write(SeedResult result) {
    new JsonObjectFile(RESULT, files).write(root, result.toMap());
  }

  /** The attempts that learnt nothing so far. */
  List<Attempt> givenUp() {
    return Files.isRegularFile(root.resolve(GIVEN_UP))
        ? SeedResult.attempts(new JsonObjectFile(GIVEN_UP, files).read(root), ATTEMPTS)
        : List.of();
  }

  void write(List<Attempt> givenUp) {
    new JsonObjectFile(GIVEN_UP, files)
        .write(root, Map.of(ATTEMPTS, givenUp.stream().map(Attempt::toMap).toList()));
  }
}
