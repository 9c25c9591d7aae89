// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.squad;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pixellm.tasks.example.Source;

/** Takes one paragraph after the other from SQuAD's JSON. Used by one thread. */
final class SquadParser implements Closeable {
  private static final String DATA = "data";
  private static final String PARAGRAPHS = "paragraphs";

  private final Path file;
  private final JsonParser parser;
  private Place place = Place.START;
  private boolean sawData;

  /** What the parser stands behind the opening token of, or the file's ends. */
  private enum Place {
    START,
    FILE,
    ARTICLES,
    ARTICLE,
    PARAGRAPHS,
    END
  }

  /** A paragraph with its questions. */
  record Paragraph(String context, List<RawQuestion> questions) {}

  SquadParser(Path file) throws IOException {
    this.file = file;
    this.parser = new JsonFactory().createParser(Files.newInputStream(file));
  }

  /**
   * The next paragraph, or null if there is none.
   *
   * @throws com.fasterxml.jackson.core.JsonProcessingException if the file is broken JSON
   * @throws org.pixellm.plugins.PixelException naming the line, if it is not SQuAD's
   */
  Paragraph nextParagraph() throws IOException {
    while (place != Place.END) {
      switch (place) {
        case START -> {
          enter(parser.nextToken(), JsonToken.START_OBJECT, "the file");
          place = Place.FILE;
        }
        case FILE -> file();
        case ARTICLES -> place = element("an element of data") ? Place.ARTICLE : Place.FILE;
        case ARTICLE -> article();
        case PARAGRAPHS -> {
          if (element("an element of paragraphs")) {
            return paragraph();
          }
          place = Place.ARTICLE;
        }
        default -> throw new IllegalStateException(place.toString());
      }
    }
    return null;
  }

  private void file() throws IOException {
    String name = parser.nextFieldName();
    if (name == null) {
      if (!sawData) {
        throw here().error("there is no 'data'; a file in SQuAD's format is {\"data\": [...]}");
      }
      if (parser.nextToken() != null) {
        throw here().error("the file goes on behind its JSON object");
      }
      place = Place.END;
    } else if (name.equals(DATA)) {
      enter(parser.nextToken(), JsonToken.START_ARRAY, DATA);
      sawData = true;
      place = Place.ARTICLES;
    } else {
      skipValue();
    }
  }

  private void article() throws IOException {
    String name = parser.nextFieldName();
    if (name == null) {
      place = Place.ARTICLES;
    } else if (name.equals(PARAGRAPHS)) {
      enter(parser.nextToken(), JsonToken.START_ARRAY, PARAGRAPHS);
      place = Place.PARAGRAPHS;
    } else {
      skipValue();
    }
  }

  private Paragraph paragraph() throws IOException {
    Source source = here();
    String context = null;
    List<RawQuestion> questions = new ArrayList<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      switch (name) {
        case "context" -> context = text(name);
        case "qas" -> {
          enter(parser.nextToken(), JsonToken.START_ARRAY, name);
          while (element("an element of qas")) {
            questions.add(question());
          }
        }
        default -> skipValue();
      }
    }
    return new Paragraph(required(context, "context", "paragraph", source), questions);
  }

  private RawQuestion question() throws IOException {
    Source source = here();
    String id = null;
    String question = null;
    boolean impossible = false;
    List<RawQuestion.RawAnswer> answers = new ArrayList<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      switch (name) {
        case "id" -> id = textOrNumber(name);
        case "question" -> question = text(name);
        case "is_impossible" -> impossible = flag(name);
        case "answers" -> {
          enter(parser.nextToken(), JsonToken.START_ARRAY, name);
          while (element("an element of answers")) {
            answers.add(answer());
          }
        }
        default -> skipValue();
      }
    }
    return new RawQuestion(
        required(id, "id", "question", source),
        required(question, "question", "question", source),
        answers,
        impossible,
        source);
  }

  private RawQuestion.RawAnswer answer() throws IOException {
    Source source = here();
    String text = null;
    Long start = null;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      switch (name) {
        case "text" -> text = text(name);
        case "answer_start" -> start = whole(name);
        default -> skipValue();
      }
    }
    return new RawQuestion.RawAnswer(
        required(start, "answer_start", "answer", source),
        required(text, "text", "answer", source),
        source);
  }

  /** Moves into the next element of an array, an object, or out of the array. */
  private boolean element(String what) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.END_ARRAY) {
      return false;
    }
    enter(token, JsonToken.START_OBJECT, what);
    return true;
  }

  private void enter(JsonToken token, JsonToken expected, String what) {
    if (token != expected) {
      throw here()
          .error(
              "%s is no JSON %s; is this a file in SQuAD's format?"
                  .formatted(what, expected == JsonToken.START_ARRAY ? "array" : "object"));
    }
  }

  private String text(String name) throws IOException {
    if (parser.nextToken() != JsonToken.VALUE_STRING) {
      throw here().error("'%s' is no text".formatted(name));
    }
    return parser.getText();
  }

  private String textOrNumber(String name) throws IOException {
    JsonToken token = parser.nextToken();
    if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
      throw here().error("'%s' is neither a text nor a whole number".formatted(name));
    }
    return parser.getText();
  }

  private long whole(String name) throws IOException {
    if (parser.nextToken() != JsonToken.VALUE_NUMBER_INT) {
      throw here().error("'%s' is no whole number".formatted(name));
    }
    return parser.getLongValue();
  }

  private boolean flag(String name) throws IOException {
    JsonToken token = parser.nextToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw here().error("'%s' is neither true nor false".formatted(name));
    }
    return token == JsonToken.VALUE_TRUE;
  }

  private void skipValue() throws IOException {
    parser.nextToken();
    parser.skipChildren();
  }

  private static <T> T required(T value, String name, String of, Source source) {
    if (value == null) {
      throw source.error("the %s has no '%s'".formatted(of, name));
    }
    return value;
  }

  /** Where the parser stands. */
  Source here() {
    return new Source(file, Math.max(1, parser.currentTokenLocation().getLineNr()));
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
