// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.Example;
import org.pixellm.tasks.read.conll.BioReaderFactory;
import org.pixellm.tasks.read.conll.ConlluTreesReaderFactory;
import org.pixellm.tasks.read.squad.SquadReaderFactory;
import org.pixellm.tasks.read.text.GlueConfig;
import org.pixellm.tasks.read.text.GlueReaderFactory;
import org.pixellm.tasks.read.text.GlueTask;
import org.pixellm.tasks.read.text.NliReaderFactory;
import org.pixellm.tasks.read.text.Sib200ReaderFactory;

/** A file that is right but for some spoilt bytes is read, or refused with one sentence. */
class BrokenFilesPropertyTest {
  private static final Map<String, DatasetReader<?>> READERS =
      Map.of(
          "conllu", trees(),
          "bio", new BioReaderFactory().create(new BioReaderFactory().defaults()),
          "stsb", new GlueReaderFactory().create(new GlueConfig(GlueTask.STSB, true)),
          "cola", new GlueReaderFactory().create(new GlueConfig(GlueTask.COLA, true)),
          "nli", new NliReaderFactory().create(new NliReaderFactory().defaults()),
          "sib200", new Sib200ReaderFactory().create(new Sib200ReaderFactory().defaults()),
          "squad", new SquadReaderFactory().create(new SquadReaderFactory().defaults()));

  private static final Map<String, String> RIGHT =
      Map.of(
          "conllu",
          """
          # text = c d
          1-2\tcd\t_\t_\t_\t_\t_\t_\t_\t_
          1\tc\tc\tX\t_\t_\t2\tdep\t_\t_
          2\td\td\tX\t_\t_\t0\troot\t_\t_
          2.1\te\t_\t_\t_\t_\t_\t_\t_\t_

          """,
          "bio",
          "Ada B-PER\nLovelace I-PER\nleft O\n\nBob B-PER\n",
          "stsb",
          "sentence1\tsentence2\tscore\nÄ b\tc\t4.5\nd\te\t0\n",
          "cola",
          "gj04\t1\t\tShe left.\ngj04\t0\t*\tShe leave.\n",
          "nli",
          "{\"gold_label\": \"neutral\", \"sentence1\": \"a\", \"sentence2\": \"b\"}\n",
          "sib200",
          "index_id\tcategory\ttext\n1\ttravel\t\"a \"\"b\"\"\"\n2\tsports\tc\n",
          "squad",
          "{\"data\": [{\"paragraphs\": [{\"context\": \"Ada 😀 Bob\", \"qas\": [{\"id\": \"1\","
              + "\n\"question\": \"?\", \"answers\": [{\"text\": \"Bob\", \"answer_start\": 6}],"
              + "\n\"is_impossible\": false}]}]}]}\n");

  private static Path file;

  /** A place of a file, how many bytes go there, and what comes, a character a byte. */
  record Spoiling(int place, int removed, String latin1) {
    byte[] apply(byte[] bytes) {
      byte[] added = latin1.getBytes(StandardCharsets.ISO_8859_1);
      int from = place % (bytes.length + 1);
      int to = Math.min(bytes.length, from + removed);
      byte[] spoilt = new byte[bytes.length - (to - from) + added.length];
      System.arraycopy(bytes, 0, spoilt, 0, from);
      System.arraycopy(added, 0, spoilt, from, added.length);
      System.arraycopy(bytes, to, spoilt, from + added.length, bytes.length - to);
      return spoilt;
    }
  }

  private static DatasetReader<?> trees() {
    return new ConlluTreesReaderFactory().create(new ConlluTreesReaderFactory().defaults());
  }

  @BeforeContainer
  static void makeFile() throws IOException {
    file = Files.createTempFile("broken", ".data");
  }

  @AfterContainer
  static void deleteFile() throws IOException {
    Files.deleteIfExists(file);
  }

  @Provide
  Arbitrary<String> formats() {
    return Arbitraries.of(RIGHT.keySet().stream().sorted().toList());
  }

  @Provide
  Arbitrary<List<Spoiling>> spoilings() {
    Arbitrary<String> added =
        Arbitraries.of(
                "",
                "",
                "\t",
                "\n",
                "\n\n",
                "\r",
                "\"",
                "}",
                "]",
                "{",
                ",",
                "-",
                "0",
                "9",
                "_",
                "99999999999999999999",
                "\0",
                "null",
                "\u2028",
                "'",
                "\\ud83d",
                "é",
                "NaN",
                " ")
            .map(
                text ->
                    new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    Arbitrary<String> bytes = Arbitraries.strings().withCharRange('\0', '\u00FF').ofMaxLength(2);
    return Combinators.combine(
            Arbitraries.integers().between(0, 1000),
            Arbitraries.integers().between(0, 4),
            Arbitraries.oneOf(added, added, bytes))
        .as(Spoiling::new)
        .list()
        .ofMaxSize(3);
  }

  @Property(tries = 2000)
  void isReadOrRefusedWithOneSentence(
      @ForAll("formats") String format, @ForAll("spoilings") List<Spoiling> spoilings)
      throws IOException {
    byte[] bytes = RIGHT.get(format).getBytes(StandardCharsets.UTF_8);
    for (Spoiling spoiling : spoilings) {
      bytes = spoiling.apply(bytes);
    }
    Files.write(file, bytes);
    try {
      List<? extends Example> examples = Reading.all(READERS.get(format), file);
      assertTrue(examples.size() > 0);
      examples.forEach(example -> assertTrue(!example.input().parts().isEmpty()));
    } catch (PixelException e) {
      String message = e.getMessage();
      assertTrue(message.startsWith(file.toString()), message);
      assertEquals(0, message.chars().filter(Character::isISOControl).count(), message);
    }
  }
}
