// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.tasks.prediction.Tree;

class GuessesTest {
  @Test
  void theMajorityIsTheCommonestLabel() {
    MajorityGuess guess = new MajorityGuess(List.of(Sentences.tagged("B", "A", "B")));
    assertEquals(
        Optional.of(List.of(List.of("B", "B"))),
        guess.predictions(List.of(Sentences.tagged("A", "C"))));
    assertEquals(
        Optional.of(List.of(2.0)),
        new MajorityGuess(List.of(Sentences.scored(1), Sentences.scored(3)))
            .predictions(List.of(Sentences.scored(9))));
  }

  @Test
  void theMajorityTreeIsAChain() {
    MajorityGuess guess =
        new MajorityGuess(
            List.of(Sentences.parsed(List.of(2, 3, 0, 3), List.of("det", "det", "root", "obj"))));
    Tree expected = new Tree(List.of(2, 3, 0), List.of("det", "det", "det"));
    assertEquals(
        Optional.of(List.of(expected)),
        guess.predictions(List.of(Sentences.parsed(List.of(0, 1, 1), List.of("root", "x", "x")))));
  }

  @Test
  void theMajorityAnswerIsTheCommonestOrNone() {
    List<Example> twiceBob =
        List.of(
            Sentences.question("Bob"), Sentences.question("Bob", "Ann"), Sentences.question("Ann"));
    assertEquals(
        Optional.of(List.of("Bob")),
        new MajorityGuess(twiceBob).predictions(List.of(Sentences.question("Ann"))));
    List<Example> mostlyNone =
        List.of(Sentences.question(), Sentences.question("Bob"), Sentences.question());
    assertEquals(
        Optional.of(List.of("", "")),
        new MajorityGuess(mostlyNone)
            .predictions(List.of(Sentences.question("Ann"), Sentences.question())));
  }

  @Test
  void examplesOfAPluginHaveNoMajority() {
    record Own(TextInput input) implements Example {}
    List<Example> examples = List.of(new Own(TextInput.of("text")));
    assertEquals(Optional.empty(), new MajorityGuess(examples).predictions(examples));
  }

  @Test
  void meanAndDeviationAreThoseOfASample() {
    Map<String, Summary> summary =
        Summary.of(List.of(Map.of("f1", 1.0, "only", 3.0), Map.of("f1", 2.0), Map.of("f1", 6.0)));
    assertEquals(Map.of("f1", new Summary(3, Math.sqrt(7))), summary);
    assertEquals(
        Map.of("f1", new Summary(2, 0)), Summary.of(List.of(Map.of("f1", 2.0))), "one seed");
  }

  @Test
  void lowerLayersLearnSlower() {
    List<String> names =
        List.of("vit.embeddings.x", "vit.encoder.layer.0.a", "vit.encoder.layer.1.a", "c.weight");
    LayerwiseDecay decay = new LayerwiseDecay(0.5, names);
    assertEquals(
        List.of(0.125, 0.25, 0.5, 1.0), names.stream().map(name -> decay.of(name)).toList());
  }
}
