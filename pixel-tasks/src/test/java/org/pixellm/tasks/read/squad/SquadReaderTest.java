// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.squad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.tasks.example.Question;
import org.pixellm.tasks.read.Reading;

class SquadReaderTest {
  @TempDir Path folder;

  private final DatasetReader<Question> reader =
      new SquadReaderFactory().create(new SquadConfig(true));

  /** A file in which line 3 is a paragraph's context, and line 4 one question of it. */
  private Path file(String context, String question) {
    return new Reading(folder)
        .file(
            "{\"version\": \"1.1\", \"data\": [",
            "{\"title\": \"x\", \"paragraphs\": [{",
            "\"context\": \"" + context + "\", \"qas\": [",
            question,
            "]}]}]}");
  }

  private static String question(String answers) {
    return "{\"id\": \"q\", \"question\": \"Who?\", \"answers\": [" + answers + "]}";
  }

  private static String answer(long start, String text) {
    return "{\"answer_start\": " + start + ", \"text\": \"" + text + "\"}";
  }

  private Question first(Path file) {
    return Reading.all(reader, file).get(0);
  }

  @Test
  void answersStandInTheirContexts() {
    for (String name : List.of("xquad-arabic.json", "jaquad.json")) {
      ReadIssues issues = new ReadIssues();
      List<Question> read =
          Reading.all(reader, new Reading(folder).sample(name), Long.MAX_VALUE, issues);
      assertEquals(name.startsWith("x") ? 5 : 8, read.size());
      for (Question question : read) {
        Question.Answer answer = question.answers().get(0);
        assertEquals(answer.text(), question.context().substring(answer.start(), answer.end()));
      }
      assertEquals(0, issues.mended());
    }
  }

  @Test
  void questionKnowsItsLine() {
    Question question = first(file("Ada and Bob", question(answer(8, "Bob"))));
    assertEquals(4, question.source().line());
    assertEquals("q", question.id());
    assertEquals("Who?", question.question());
    assertEquals(new Question.Answer(8, "Bob"), question.answers().get(0));
  }

  @Test
  void offsetsCountCodePoints() {
    Question question = first(file("😀😀 Bob", question(answer(3, "Bob"))));
    assertEquals(5, question.answers().get(0).start());
  }

  @Test
  void contextMayFollowItsQuestions() {
    Path file =
        new Reading(folder)
            .file(
                "{\"data\": [{\"paragraphs\": [{\"qas\": [" + question(answer(0, "Ada")) + "],",
                "\"document_id\": 7, \"context\": \"Ada\"}]}], \"version\": \"2.0\"}");
    assertEquals("Ada", first(file).context());
  }

  @Test
  void questionWithoutAnAnswerSaysSo() {
    Question none =
        first(
            file(
                "Ada",
                "{\"plausible_answers\": ["
                    + answer(0, "Ada")
                    + "], \"question\": \"Who?\","
                    + " \"id\": 12, \"answers\": [], \"is_impossible\": true}"));
    assertFalse(none.answerable());
    assertTrue(none.labelled());
    assertEquals("12", none.id());
    assertFalse(first(file("Ada", "{\"id\": \"q\", \"question\": \"Who?\"}")).labelled());
  }

  @Test
  void answerElsewhereIsReadWhereItStandsNearestAndCounted() {
    ReadIssues issues = new ReadIssues();
    Path file = file("Bob met Ada and Bob met Eve", question(answer(14, "Bob")));
    Question question = Reading.all(reader, file, Long.MAX_VALUE, issues).get(0);
    assertEquals(16, question.answers().get(0).start());
    assertEquals(1, issues.mended());
    DatasetReader<Question> strict = new SquadReaderFactory().create(new SquadConfig(false));
    assertEquals(
        ", line 4: the answer 'Bob' does not stand at 14 in its context, but at 16",
        Reading.complaint(strict, file));
  }

  @Test
  void answersThatAreNotInTheContextAreNamed() {
    assertEquals(
        ", line 4: the answer 'Bob' begins at 3, outside its context of 3 characters",
        Reading.complaint(reader, file("Ada", question(answer(3, "Bob")))));
    assertEquals(
        ", line 4: the answer 'Ada' begins at -1, outside its context of 3 characters",
        Reading.complaint(reader, file("Ada", question(answer(-1, "Ada")))));
    assertEquals(
        ", line 4: the answer 'Bob' does not occur in its context",
        Reading.complaint(reader, file("Ada", question(answer(0, "Bob")))));
    assertEquals(
        ", line 4: the answer is empty; a question without one has is_impossible: true",
        Reading.complaint(reader, file("Ada", question(answer(0, "")))));
  }

  @Test
  void missingMembersAreNamed() {
    assertEquals(
        ", line 4: the question has no 'id'",
        Reading.complaint(reader, file("Ada", "{\"question\": \"Who?\", \"answers\": []}")));
    assertEquals(
        ", line 4: the answer has no 'answer_start'",
        Reading.complaint(reader, file("Ada", question("{\"text\": \"Ada\"}"))));
    assertEquals(
        ", line 4: 'answer_start' is no whole number",
        Reading.complaint(
            reader, file("Ada", question("{\"text\": \"Ada\", \"answer_start\": \"0\"}"))));
    assertEquals(
        ", line 1: there is no 'data'; a file in SQuAD's format is {\"data\": [...]}",
        Reading.complaint(reader, new Reading(folder).file("{\"version\": 1}")));
    assertEquals(
        ", line 1: the paragraph has no 'context'",
        Reading.complaint(
            reader, new Reading(folder).file("{\"data\": [{\"paragraphs\": [{\"qas\": []}]}]}")));
    assertEquals(
        ", line 1: data is no JSON array; is this a file in SQuAD's format?",
        Reading.complaint(reader, new Reading(folder).file("{\"data\": {}}")));
    assertEquals(
        ", line 1: the file is no JSON object; is this a file in SQuAD's format?",
        Reading.complaint(reader, new Reading(folder).file("[]")));
  }

  @Test
  void brokenJsonIsNamedByItsLine() {
    String cut =
        Reading.complaint(
            reader,
            new Reading(folder)
                .file("{\"data\": [", "{\"paragraphs\": [{\"context\": \"Ada\", \"qas\": ["));
    assertTrue(cut.startsWith(", line 3: broken JSON at column 1: Unexpected end-of-input"), cut);
    String comma = Reading.complaint(reader, file("Ada", question(answer(0, "Ada") + ",,")));
    assertTrue(comma.startsWith(", line 4: broken JSON at column "), comma);
    byte[] latin1 = "{\"data\": [\n\"M\u00fcller\"]}".getBytes(StandardCharsets.ISO_8859_1);
    String utf8 = Reading.complaint(reader, new Reading(folder).bytes(latin1));
    assertTrue(utf8.startsWith(", line 2: "), utf8);
  }

  @Test
  void fileWithoutQuestionsIsASentence() {
    assertEquals(
        " has no questions", Reading.complaint(reader, new Reading(folder).file("{\"data\": []}")));
    assertEquals(" is empty", Reading.complaint(reader, new Reading(folder).text("")));
  }
}
