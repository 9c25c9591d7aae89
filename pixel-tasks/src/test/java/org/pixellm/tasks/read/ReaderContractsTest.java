// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.DatasetReaderFactory;
import org.pixellm.plugins.testkit.DatasetReaderContract;
import org.pixellm.tasks.read.conll.BioReaderFactory;
import org.pixellm.tasks.read.conll.ConlluTagsReaderFactory;
import org.pixellm.tasks.read.conll.ConlluTreesReaderFactory;
import org.pixellm.tasks.read.squad.SquadReaderFactory;
import org.pixellm.tasks.read.text.GlueReaderFactory;
import org.pixellm.tasks.read.text.NliReaderFactory;
import org.pixellm.tasks.read.text.Sib200ReaderFactory;
import org.pixellm.tasks.read.text.TableReaderFactory;
import org.pixellm.tasks.text.TextReaderFactory;
import org.pixellm.train.config.RecordBinder;

/** The built-in readers keep the laws that plug-ins of others keep. */
class ReaderContractsTest {
  private static final String SENTENCES =
      """
      # text = Grüße, Ada
      1\tGrüße\tGruß\tNOUN\t_\t_\t0\troot\t_\t_
      2\t,\t,\tPUNCT\t_\t_\t1\tpunct\t_\t_
      3\tAda\tAda\tPROPN\t_\t_\t1\tvocative\t_\t_

      1\tGo\tgo\tVERB\t_\t_\t0\troot\t_\t_

      1-2\tcannot\t_\t_\t_\t_\t_\t_\t_\t_
      1\tcan\tcan\tAUX\t_\t_\t0\troot\t_\t_
      2\tnot\tnot\tPART\t_\t_\t1\tadvmod\t_\t_

      """;

  private static final String BROKEN_SENTENCE =
      "1\tGo\tgo\tVERB\t_\t_\t0\troot\t_\t_\n\n1\tand\tbroken\n\n";

  /**
   * Two paragraphs, each with a question, for those of a paragraph are read together. The second
   * question is in line 4; where its answer begins is to be filled in.
   */
  private static final String QUESTIONS =
      """
      {"data": [{"paragraphs": [{"context": "Ada Bob", "qas": [
      {"id": "1", "question": "Who?", "answers": [{"text": "Ada", "answer_start": 0}]}]},
      {"context": "Ada Bob", "qas": [
      {"id": "2", "question": "Who else?", "answers": [{"text": "Bob", "answer_start": %d}]}
      ]}]}]}
      """;

  private static final String PAIR =
      "{\"gold_label\": \"neutral\", \"sentence1\": \"ä\", \"sentence2\": \"b\"}\n";

  /** One format, as it is right and as it is wrong. */
  private abstract static class Format extends DatasetReaderContract {
    private final DatasetReaderFactory<?> factory;
    private final String content;
    private final int examples;

    Format(DatasetReaderFactory<?> factory, String content, int examples) {
      this.factory = factory;
      this.content = content;
      this.examples = examples;
    }

    @Override
    protected DatasetReader<?> reader() {
      return made(factory, settings());
    }

    private static <C extends Record> DatasetReader<?> made(
        DatasetReaderFactory<C> factory, Map<String, Object> settings) {
      return factory.create(new RecordBinder().bind(factory.defaults(), settings));
    }

    protected Map<String, Object> settings() {
      return Map.of();
    }

    @Override
    protected byte[] content() {
      return content.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected int examples() {
      return examples;
    }
  }

  @Test
  void everyReaderIsLookedAt() {
    TreeSet<String> looked = new TreeSet<>();
    for (Class<?> nested : getClass().getDeclaredClasses()) {
      if (nested.isAnnotationPresent(Nested.class)) {
        looked.add(nested.getSimpleName().replace("Contract", ""));
      }
    }
    TreeSet<String> there = new TreeSet<>();
    ServiceLoader.load(DatasetReaderFactory.class)
        .forEach(
            factory -> there.add(factory.getClass().getSimpleName().replace("ReaderFactory", "")));
    assertEquals(there, looked);
  }

  @Nested
  class TextContract extends Format {
    TextContract() {
      super(
          new TextReaderFactory(),
          "Grüße!\n\nEin zweiter Absatz.\r\n\r\n漢字 and 🙂 and more\nwords\n\nthe end\n",
          4);
    }

    /** Malformed bytes are replaced, and counted. */
    @Override
    protected byte[] content() {
      byte[] content = super.content();
      byte[] broken = Arrays.copyOf(content, content.length + 1);
      broken[content.length] = (byte) 0xFF;
      return broken;
    }

    @Override
    protected int examples() {
      return 4;
    }

    @Override
    protected Optional<Flaw> flaw() {
      return Optional.empty(); // any text is one
    }
  }

  @Nested
  class ConlluTagsContract extends Format {
    ConlluTagsContract() {
      super(new ConlluTagsReaderFactory(), SENTENCES, 3);
    }

    @Override
    protected Optional<Flaw> flaw() {
      return Optional.of(new Flaw(BROKEN_SENTENCE, 3, 1));
    }
  }

  @Nested
  class ConlluTreesContract extends Format {
    ConlluTreesContract() {
      super(new ConlluTreesReaderFactory(), SENTENCES, 3);
    }

    @Override
    protected Optional<Flaw> flaw() {
      return Optional.of(new Flaw(BROKEN_SENTENCE, 3, 1));
    }
  }

  @Nested
  class BioContract extends Format {
    BioContract() {
      super(
          new BioReaderFactory(),
          "Ada B-PER\nLovelace I-PER\nleft O\n\nBob B-PER\n\nZürich B-LOC\n",
          3);
    }

    @Override
    protected Optional<Flaw> flaw() {
      return Optional.of(new Flaw("Ada B-PER\n\nBob B-PER\n\nleft PER\n", 5, 2));
    }
  }

  @Nested
  class GlueContract extends Format {
    GlueContract() {
      super(
          new GlueReaderFactory(),
          "sentence1\tsentence2\tscore\nÄ b\tc\t4.5\nd\te\t0\nf\tg\t5\n",
          3);
    }

    @Override
    protected Map<String, Object> settings() {
      return Map.of("task", "stsb");
    }

    @Override
    protected Optional<Flaw> flaw() {
      return Optional.of(new Flaw("sentence1\tsentence2\tscore\na\tb\t1\nc\td\thigh\n", 3, 1));
    }
  }

  @Nested
  class NliContract extends Format {
    NliContract() {
      super(new NliReaderFactory(), PAIR.repeat(4), 4);
    }

    @Override
    protected Optional<Flaw> flaw() {
      return Optional.of(new Flaw(PAIR + "[1]\n", 2, 1));
    }
  }

  @Nested
  class Sib200Contract extends Format {
    Sib200Contract() {
      super(
          new Sib200ReaderFactory(),
          "index_id\tcategory\ttext\n1\ttravel\t\"a \"\"b\"\"\"\n2\tsports\tcé\n3\ttravel\td\n",
          3);
    }

    @Override
    protected Optional<Flaw> flaw() {
      return Optional.of(new Flaw("index_id\tcategory\ttext\n1\ttravel\ta\n2\tsports\n", 3, 1));
    }
  }

  @Nested
  class SquadContract extends Format {
    SquadContract() {
      super(new SquadReaderFactory(), QUESTIONS.formatted(4), 2);
    }

    @Override
    protected Optional<Flaw> flaw() {
      return Optional.of(new Flaw(QUESTIONS.formatted(-1), 4, 1));
    }
  }

  @Nested
  class TableContract extends Format {
    TableContract() {
      super(new TableReaderFactory(), "text\tlabel\na b\tx\nc\ty\n🙂 d\tx\n", 3);
    }

    @Override
    protected Optional<Flaw> flaw() {
      return Optional.of(new Flaw("text\tlabel\na\tx\nb\n", 3, 1));
    }
  }
}
