// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.squad;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.pixellm.plugins.PixelException;
import org.pixellm.tasks.example.Question;
import org.pixellm.tasks.read.file.ReadableFile;
import org.pixellm.tasks.read.json.JsonProblem;

/** The questions of a file in order. Holds those of one paragraph. Used by one thread. */
final class QuestionSequence extends Spliterators.AbstractSpliterator<Question>
    implements Closeable {
  private final Path file;
  private final AnswerPlaces places;
  private final SquadParser parser;
  private final Queue<Question> ready = new ArrayDeque<>();

  QuestionSequence(Path file, AnswerPlaces places) throws IOException {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
    this.file = file;
    this.places = places;
    this.parser = new SquadParser(file);
  }

  @Override
  public boolean tryAdvance(Consumer<? super Question> action) {
    while (ready.isEmpty()) {
      SquadParser.Paragraph paragraph = nextParagraph();
      if (paragraph == null) {
        return false;
      }
      for (RawQuestion raw : paragraph.questions()) {
        ready.add(places.question(raw, paragraph.context()));
      }
    }
    action.accept(ready.remove());
    return true;
  }

  private SquadParser.Paragraph nextParagraph() {
    try {
      return parser.nextParagraph();
    } catch (JsonProcessingException e) {
      String line =
          e.getLocation() == null ? "" : ", line " + Math.max(1, e.getLocation().getLineNr());
      throw new PixelException(file + line + ": " + JsonProblem.of(e), e);
    } catch (CharConversionException e) {
      throw new PixelException(parser.here() + ": not UTF-8; convert the file first", e);
    } catch (IOException e) {
      throw ReadableFile.unreadable(file, e);
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
