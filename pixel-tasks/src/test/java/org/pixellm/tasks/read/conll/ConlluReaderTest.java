// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.conll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.tasks.example.ConlluSentence;
import org.pixellm.tasks.example.ParsedSentence;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.tasks.read.Reading;

class ConlluReaderTest {
  @TempDir Path folder;

  private final DatasetReader<TaggedWords> tags =
      new ConlluTagsReaderFactory().create(new ConlluTagsConfig(ConlluTagsConfig.Column.UPOS));
  private final DatasetReader<ParsedSentence> trees =
      new ConlluTreesReaderFactory().create(new ConlluTreesConfig(false));

  private Path sample(String name) {
    return new Reading(folder).sample(name);
  }

  /** A file with a sentence: words a, b, c with these heads. */
  private Path heads(String... heads) {
    StringBuilder text = new StringBuilder("# text = a b c\n");
    for (int i = 0; i < heads.length; i++) {
      text.append("%d\t%c\t_\tX\t_\t_\t%s\tdep:sub\t_\t_\n".formatted(i + 1, 'a' + i, heads[i]));
    }
    return new Reading(folder).text(text.toString());
  }

  @Test
  void universalLabelsAreTheStandardAndATreebanksOwnHaveNone() {
    List<String> parts =
        new ConlluTagsReaderFactory()
            .standardLabels(new ConlluTagsConfig(ConlluTagsConfig.Column.UPOS));
    assertEquals(17, Set.copyOf(parts).size());
    assertEquals(
        List.of(),
        new ConlluTagsReaderFactory()
            .standardLabels(new ConlluTagsConfig(ConlluTagsConfig.Column.XPOS)));
    List<String> relations =
        new ConlluTreesReaderFactory().standardLabels(new ConlluTreesConfig(true));
    assertEquals(37, Set.copyOf(relations).size());
    // Whatever stands in real files must be among them.
    for (TaggedWords sentence : Reading.all(tags, sample("coptic.conllu"))) {
      assertTrue(parts.containsAll(sentence.tags()), "" + sentence.tags());
    }
    for (ParsedSentence sentence : Reading.all(trees, sample("english-ewt.conllu"))) {
      assertTrue(relations.containsAll(sentence.relations()), "" + sentence.relations());
    }
  }

  @Test
  void rangesAreNoWords() {
    List<TaggedWords> sentences = Reading.all(tags, sample("coptic.conllu"));
    assertEquals(4, sentences.size());
    TaggedWords first = sentences.get(0);
    assertEquals(17, first.words().size());
    assertEquals(List.of("ⲉ", "ⲩ", "ⲧⲛⲧⲱⲛ"), first.words().subList(0, 3));
    assertEquals(List.of("SCONJ", "PRON", "VERB"), first.tags().subList(0, 3));
    assertEquals(5, first.source().line()); // behind three comments and a range
  }

  @Test
  void emptyNodesAreNoWords() {
    ParsedSentence first = Reading.all(trees, sample("english-ewt.conllu")).get(0);
    assertEquals("about", first.words().get(8));
    assertEquals(11, first.heads().get(8));
    assertEquals(1, first.heads().stream().filter(head -> head == 0).count());
    assertEquals("acl", first.relations().get(7)); // acl:relcl in the file
  }

  @Test
  void wordsMayHaveSpaces() {
    Set<String> words =
        Reading.all(tags, sample("vietnamese-vtb.conllu")).stream()
            .flatMap(sentence -> sentence.words().stream())
            .collect(Collectors.toSet());
    assertTrue(words.stream().anyMatch(word -> word.contains(" ")), words.toString());
  }

  @Test
  void settingsChooseTagsAndSubtypes() {
    DatasetReader<TaggedWords> own =
        new ConlluTagsReaderFactory().create(new ConlluTagsConfig(ConlluTagsConfig.Column.XPOS));
    assertEquals("``", Reading.all(own, sample("english-ewt.conllu")).get(0).tags().get(0));
    DatasetReader<ParsedSentence> whole =
        new ConlluTreesReaderFactory().create(new ConlluTreesConfig(true));
    ParsedSentence first = Reading.all(whole, sample("english-ewt.conllu")).get(0);
    assertEquals("acl:relcl", first.relations().get(7));
  }

  @Test
  void linesAreKeptSoThatPredictionsCanBeWrittenBack() throws Exception {
    for (String name : List.of("coptic.conllu", "english-ewt.conllu", "vietnamese-vtb.conllu")) {
      Path file = sample(name);
      StringBuilder written = new StringBuilder();
      for (TaggedWords sentence : Reading.all(tags, file)) {
        ConlluSentence lines = sentence.conllu().orElseThrow();
        written.append(lines.withTags(ConlluSentence.UPOS, sentence.tags()));
      }
      assertEquals(Files.readString(file), written.toString());
    }
  }

  @Test
  void sentenceWithoutAnyTagOrHeadIsNotLabelled() {
    Path file = new Reading(folder).text(ConlluSentence.of(List.of("new", "words")).toString());
    TaggedWords tagged = Reading.all(tags, file).get(0);
    assertEquals(List.of("new", "words"), tagged.words());
    assertFalse(tagged.labelled());
    assertFalse(Reading.all(trees, file).get(0).labelled());
    assertEquals(List.of(), Reading.all(trees, file).get(0).tags());
  }

  @Test
  void blocksOfCommentsAreLeftOutAndCounted() {
    Path file = new Reading(folder).file("# a remark", "", "1\ta" + "\t_".repeat(8));
    ReadIssues issues = new ReadIssues();
    assertEquals(1, Reading.all(tags, file, Long.MAX_VALUE, issues).size());
    assertEquals(1, issues.leftOut());
  }

  @Test
  void readsATree() {
    ParsedSentence sentence = Reading.all(trees, heads("2", "0", "2")).get(0);
    assertEquals(List.of(2, 0, 2), sentence.heads());
    assertEquals(List.of("dep", "dep", "dep"), sentence.relations());
    assertEquals(List.of("X", "X", "X"), sentence.tags());
  }

  @Test
  void headsThatMakeNoTreeAreNamed() {
    assertEquals(
        ", line 4: the head '4' is no word of a sentence of 3 words; 0 to 3 would be",
        Reading.complaint(trees, heads("2", "0", "4")));
    assertEquals(
        ", line 3: the head '_' is no word of a sentence of 3 words; 0 to 3 would be",
        Reading.complaint(trees, heads("2", "_", "0")));
    assertEquals(
        ", line 4: word 3 has head 0, and so has word 1; a tree has one root",
        Reading.complaint(trees, heads("0", "1", "0")));
    assertEquals(
        ", line 2: no word of the sentence has head 0; a tree has one root",
        Reading.complaint(trees, heads("2", "3", "1")));
    assertEquals(
        ", line 3: the heads go round in a cycle: 2 -> 3 -> 2; a tree has none",
        Reading.complaint(trees, heads("0", "3", "2")));
    assertEquals(
        ", line 4: the heads go round in a cycle: 3 -> 3; a tree has none",
        Reading.complaint(trees, heads("0", "1", "3")));
  }

  @Test
  void tagsAreReadWhereTreesAreBroken() {
    assertEquals(List.of("X", "X"), Reading.all(tags, heads("1", "1")).get(0).tags());
  }

  @Test
  void malformedLinesAreNamed() {
    Reading reading = new Reading(folder);
    String rest = "\t_".repeat(8);
    assertEquals(
        ", line 1: 9 columns where CoNLL-U has ten, separated by tabs",
        Reading.complaint(tags, reading.file("1\ta" + "\t_".repeat(7))));
    assertEquals(
        ", line 1: one column where CoNLL-U has ten, separated by tabs",
        Reading.complaint(tags, reading.file("1 a _ _ _ _ _ _ _ _")));
    assertEquals(
        ", line 2: word 3 where word 2 should follow; is an empty line between sentences missing?",
        Reading.complaint(tags, reading.file("1\ta" + rest, "3\tb" + rest)));
    assertEquals(
        ", line 2: word 1 where word 2 should follow; is an empty line between sentences missing?",
        Reading.complaint(tags, reading.file("1\ta" + rest, "1\tb" + rest)));
    assertEquals(
        ", line 1: 'one' is no number of a word; 1, 1-2 or 1.1 would be",
        Reading.complaint(tags, reading.file("one\ta" + rest)));
    assertEquals(
        ", line 1: word 1 has an empty form; its second column is the word",
        Reading.complaint(tags, reading.file("1\t" + rest)));
  }
}
