// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;

class LabelSetTest {
  private static final Source PLACE = new Source(Path.of("dev.tsv"), 7);

  @Test
  void labelsAreSortedWhateverTheOrderOfExamples() {
    LabelSet set = LabelSet.collected(List.of("b", "C", "a", "b"));
    assertEquals(List.of("C", "a", "b"), set.labels());
    assertEquals(2, set.number("b", PLACE));
    assertEquals(set.labels(), LabelSet.collected(List.of("a", "b", "C")).labels());
  }

  @Test
  void unknownLabelIsNamedWithItsPlace() {
    LabelSet set = new LabelSet(List.of("yes", "no"));
    assertEquals(
        "dev.tsv, line 7: the label 'maybe' is not one of the model's: yes, no",
        assertThrows(PixelException.class, () -> set.number("maybe", PLACE)).getMessage());
    LabelSet many = new LabelSet(IntStream.range(0, 42).mapToObj(Integer::toString).toList());
    String message = assertThrows(PixelException.class, () -> many.number("x", PLACE)).getMessage();
    assertEquals("39 and 2 more", message.substring(message.lastIndexOf(", ") + 2));
  }

  @Test
  void labelsAreDistinct() {
    assertThrows(IllegalArgumentException.class, () -> new LabelSet(List.of("a", "a")));
  }
}
