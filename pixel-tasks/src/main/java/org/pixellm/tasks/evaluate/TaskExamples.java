// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.evaluate;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.plugins.data.Shard;
import org.pixellm.tasks.example.TaskExample;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.plugins.PluginCreator;

/** Reads the examples of a split into memory, where they take little: nothing is drawn yet. */
public final class TaskExamples {
  /** In one piece: their order in the file is kept, and nothing reads at once. */
  private static final long WHOLE = 1L << 50;

  private final PluginCreator plugins;

  /** Reads with the given plug-ins. */
  @Inject
  public TaskExamples(PluginCreator plugins) {
    this.plugins = plugins;
  }

  /**
   * The examples of some files, in order.
   *
   * @param choice reads the files
   * @param head name of the task head that they are for
   * @param files at least one
   * @param most how many are taken, the first ones; 0 for all
   * @throws PixelException if a file is missing, wrong or has no example, or the reader gives
   *     another kind of example than the head takes
   */
  public List<Example> read(PluginChoice choice, String head, List<String> files, int most) {
    DatasetReader<? extends Example> reader = plugins.datasetReader(choice);
    Class<? extends Example> type = plugins.exampleType(head);
    List<Example> examples = new ArrayList<>();
    for (String name : files) {
      Path file = file(name);
      int before = examples.size();
      read(reader, file, most, examples);
      if (examples.size() == before && (most == 0 || before < most)) {
        throw new PixelException(
            "%s has no example that the reader %s finds".formatted(file, choice.name()));
      }
      require(type, head, choice, examples.get(examples.size() - 1));
    }
    return examples;
  }

  private static void read(
      DatasetReader<? extends Example> reader, Path file, int most, List<Example> examples) {
    ReadIssues issues = new ReadIssues();
    for (Shard shard : reader.shards(file, WHOLE)) {
      try (Stream<? extends Example> stream = reader.read(shard, issues)) {
        Stream<? extends Example> taken =
            most == 0 ? stream : stream.limit(Math.max(0, most - examples.size()));
        taken.forEach(examples::add);
      }
    }
  }

  private static Path file(String name) {
    try {
      Path file = Path.of(name);
      if (Files.isDirectory(file)) {
        throw new PixelException(file + " is a folder; name the files of the split");
      }
      if (!Files.exists(file)) {
        throw new PixelException("there is no file " + file);
      }
      return file;
    } catch (InvalidPathException e) {
      throw new PixelException("there is no file " + name + ": " + e.getReason(), e);
    }
  }

  private static void require(
      Class<? extends Example> type, String head, PluginChoice reader, Example example) {
    if (!type.isInstance(example)) {
      throw new PixelException(
          "the reader %s gives examples of the kind %s, but the head %s takes %s; choose another of the two"
              .formatted(
                  reader.name(), example.getClass().getSimpleName(), head, type.getSimpleName()));
    }
  }

  /**
   * Checks that examples can be scored.
   *
   * @throws PixelException naming file and line of the first that has no label
   */
  public static void requireLabelled(List<Example> examples) {
    requireLabelled(examples, "to compare a prediction with");
  }

  /**
   * Checks that examples have labels.
   *
   * @param purpose what these are needed for, for the message: {@code to learn from}
   * @throws PixelException naming file and line of the first that has no label
   */
  public static void requireLabelled(List<Example> examples, String purpose) {
    for (Example example : examples) {
      if (example instanceof TaskExample task && !task.labelled()) {
        throw task.source().error("the example has no label " + purpose);
      }
    }
  }
}
