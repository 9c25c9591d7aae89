// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.visual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pixellm.attack.place.DataFile;

/**
 * The bundled table is what the HarfBuzz renderer draws. After new fonts, run the slow test with
 * {@code -Dpixel.tables.write=true}, which writes the table again; attacks by it are not the same
 * then, and neither are the goldens.
 */
class NeighboursTableTest {
  private static final Path FILE =
      Path.of("src/main/resources/org/pixellm/attack/visual/neighbours.tsv");

  private final NeighbourSearch search = new NeighbourSearch();

  @Test
  @Tag("slow")
  void theTableIsWhatIsDrawn() throws IOException {
    Map<Integer, List<Integer>> found = search.all();
    List<String> now = new ArrayList<>();
    now.add(
        "# For each letter those that are drawn most alike in the bundled fonts, the most alike first.");
    now.add("# Written by NeighboursTableTest.");
    found.forEach(
        (letter, others) ->
            now.add(
                Character.toString(letter)
                    + "\t"
                    + others.stream().map(Character::toString).collect(Collectors.joining(" "))));
    if (Boolean.getBoolean("pixel.tables.write")) {
      Files.write(FILE, now);
    }
    assertEquals(Files.readAllLines(FILE), now);
  }

  /** Some lines are drawn again. */
  @Test
  void neighboursAreAlikeAndInOrder() {
    List<DataFile.Line> lines =
        DataFile.bundled(VisualNeighboursConfig.class, "neighbours.tsv").lines();
    assertTrue(lines.size() > 30_000, lines.size() + " lines");
    for (int i = 0; i < lines.size(); i += lines.size() / 100) {
      String line = lines.get(i).text();
      LetterPicture letter = search.picture(line.codePointAt(0));
      float before = 1;
      for (String other : line.substring(line.indexOf('\t') + 1).split(" ", -1)) {
        LetterPicture picture = search.picture(other.codePointAt(0));
        float similarity = letter.similarity(picture);
        assertTrue(similarity >= NeighbourSearch.LEAST && similarity <= before + 1e-6, line);
        assertFalse(letter.isSame(picture), line);
        assertEquals(
            NeighbourSearch.group(line.codePointAt(0)),
            NeighbourSearch.group(other.codePointAt(0)),
            line);
        before = similarity;
      }
    }
  }

  @Test
  void whatLooksAlikeIsCalledAlike() {
    LetterPicture o = search.picture('o');
    assertTrue(o.similarity(search.picture('ö')) > o.similarity(search.picture('x')));
    assertTrue(o.similarity(search.picture('c')) > o.similarity(search.picture('k')));
    assertEquals(1, o.similarity(o), 1e-5);
    assertTrue(o.isSame(search.picture('о'))); // the Cyrillic one
  }
}
