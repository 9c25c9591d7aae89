// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.Source;
import org.pixellm.tasks.read.json.JsonProblem;
import org.pixellm.tasks.read.line.Grouping;
import org.pixellm.tasks.read.line.Line;
import org.pixellm.tasks.read.line.LineFormat;

/** A pair a line: a JSON object, or a row under a row of names. The first line tells which. */
final class NliFormat implements LineFormat<LabelledText> {
  private final NliConfig config;
  private final JsonFactory json = new JsonFactory();

  NliFormat(NliConfig config) {
    this.config = config;
  }

  @Override
  public Grouping grouping() {
    return Grouping.LINE;
  }

  @Override
  public Parser<LabelledText> open(List<Line> first, ReadIssues issues) {
    NliFields fields = new NliFields(config, issues);
    Line line = first.get(0);
    if (line.text().stripLeading().startsWith("{")) {
      return Parser.of(lines -> fields.example(object(lines.get(0)), lines.get(0).source()));
    }
    return new Rows(new Header(Fields.LITERAL_TABS.of(first), line.source()), fields);
  }

  /** The members of an object that are text. */
  private Map<String, String> object(Line line) {
    Map<String, String> members = new LinkedHashMap<>();
    try (JsonParser parser = json.createParser(line.text())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw line.source().error("no JSON object; one a line is expected");
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        if (parser.nextToken() == JsonToken.VALUE_STRING) {
          members.put(name, parser.getText());
        } else {
          parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) {
        throw line.source().error("more than one JSON object in a line");
      }
      return members;
    } catch (JsonProcessingException e) {
      throw new PixelException(line.source() + ": " + JsonProblem.of(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // text in memory
    }
  }

  /** Rows of a table. */
  private static final class Rows implements Parser<LabelledText> {
    private final Header header;
    private final Layout layout;
    private final NliFields fields;

    Rows(Header header, NliFields fields) {
      this.header = header;
      this.fields = fields;
      this.layout =
          new Layout(
              true,
              header.width(),
              required(header, NliFields.FIRST),
              OptionalInt.of(required(header, NliFields.SECOND)),
              find(header, NliFields.LABEL));
    }

    @Override
    public boolean skipsFirst() {
      return true;
    }

    @Override
    public Optional<LabelledText> parse(List<Line> lines) {
      List<String> row = Fields.LITERAL_TABS.of(lines);
      Source source = lines.get(0).source();
      layout.check(row, source);
      Map<String, String> named = new LinkedHashMap<>();
      for (int column = 0; column < row.size(); column++) {
        named.putIfAbsent(header.names().get(column), row.get(column));
      }
      return fields.example(named, source);
    }

    private static int required(Header header, List<String> names) {
      return find(header, names).orElseGet(() -> header.index(names.get(0)));
    }

    private static OptionalInt find(Header header, List<String> names) {
      return header.find(names.toArray(String[]::new));
    }
  }
}
