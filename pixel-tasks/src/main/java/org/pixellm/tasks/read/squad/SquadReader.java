// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.squad;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.plugins.data.Shard;
import org.pixellm.tasks.example.Question;
import org.pixellm.tasks.read.file.ReadableFile;

/**
 * Reads questions in SQuAD's JSON format, a paragraph at a time, so that memory does not grow with
 * the file: {@code data[].paragraphs[]} with {@code context} and {@code qas[]}, each with {@code
 * id}, {@code question}, {@code answers[]} of {@code text} and {@code answer_start}, and, in SQuAD
 * 2.0, {@code is_impossible}. Other members are passed over.
 *
 * <p>Offsets count code points in the file, and UTF-16 units in a {@link Question}. A question that
 * {@code is_impossible} is not answerable; one without {@code answers}, or with none of them, is
 * not labelled. An answer that does not stand at its offset but elsewhere in the context is read
 * where it stands nearest, and counted as mended; one that begins outside the context or does not
 * occur in it is an error. A file is one shard.
 */
public final class SquadReader implements DatasetReader<Question> {
  private final SquadConfig config;

  /** A reader with the given settings. */
  public SquadReader(SquadConfig config) {
    this.config = config;
  }

  /**
   * {@inheritDoc}
   *
   * @throws PixelException if there is no such file, or it is a folder, has no questions, or is
   *     wrong up to its first question
   */
  @Override
  public List<Shard> shards(Path file, long shardBytes) {
    Shard whole = new Shard(file, 0, ReadableFile.size(file));
    try (Stream<Question> questions = read(whole, new ReadIssues())) {
      if (questions.findFirst().isEmpty()) {
        throw new PixelException(file + " has no questions");
      }
    }
    return List.of(whole);
  }

  @Override
  public Stream<Question> read(Shard shard, ReadIssues issues) {
    ReadableFile.check(shard.file());
    QuestionSequence questions;
    try {
      questions = new QuestionSequence(shard.file(), new AnswerPlaces(config, issues));
    } catch (IOException e) {
      throw ReadableFile.unreadable(shard.file(), e);
    }
    return StreamSupport.stream(questions, false).onClose(() -> close(questions));
  }

  private static void close(QuestionSequence questions) {
    try {
      questions.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
