// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.conll;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.tasks.example.Quoted;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.tasks.read.line.Grouping;
import org.pixellm.tasks.read.line.Line;
import org.pixellm.tasks.read.line.LineFormat;

/** Words with a tag in the last column; columns are separated by spaces or tabs. */
final class BioFormat implements LineFormat<TaggedWords> {
  private static final String DOCUMENT_START = "-DOCSTART-";

  // Not \s: a no-break space is part of a word.
  private static final Pattern GAP = Pattern.compile("[ \t]+");
  private static final Pattern ENDS = Pattern.compile("^[ \t]+|[ \t]+$");

  private final BioConfig.Scheme scheme;

  BioFormat(BioConfig config) {
    this.scheme = config.scheme();
  }

  @Override
  public Grouping grouping() {
    return Grouping.BLOCK;
  }

  @Override
  public Parser<TaggedWords> open(List<Line> first, ReadIssues issues) {
    return Parser.of(lines -> sentence(lines, issues));
  }

  private Optional<TaggedWords> sentence(List<Line> lines, ReadIssues issues) {
    List<String> words = new ArrayList<>(lines.size());
    List<String> tags = new ArrayList<>(lines.size());
    IobTags iob = new IobTags(scheme, issues);
    for (Line line : lines) {
      String[] columns = GAP.split(ENDS.matcher(line.text()).replaceAll(""), -1);
      if (columns[0].equals(DOCUMENT_START)) {
        refuseWithin(words, line);
        continue;
      }
      boolean tagged = columns.length > 1;
      if (!words.isEmpty() && tagged == tags.isEmpty()) {
        throw line.source()
            .error(
                tagged
                    ? "a tag, though the words before it in the sentence have none"
                    : "%s has no tag; a word and its tag stand in one line"
                        .formatted(Quoted.of(columns[0])));
      }
      words.add(columns[0]);
      if (tagged) {
        tags.add(iob.read(columns[columns.length - 1], line.source()));
      }
    }
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TaggedWords(words, tags, lines.get(lines.size() - words.size()).source()));
  }

  private static void refuseWithin(List<String> words, Line line) {
    if (!words.isEmpty()) {
      throw line.source()
          .error(DOCUMENT_START + " within a sentence; an empty line should stand before it");
    }
  }
}
