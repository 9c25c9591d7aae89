// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;

class WordsAndClustersTest {
  @TempDir private Path folder;

  private static List<String> words(String text) {
    return new TextWords().of(text).stream().map(span -> span.of(text)).toList();
  }

  @Test
  void wordsAreLettersWithoutWhatIsAroundThem() {
    assertEquals(
        List.of("They're", "here", "in", "naïve"), words("(They're) here, in 1984: naïve!"));
    assertEquals(List.of("हिन्दी", "में"), words("हिन्दी में।"));
    assertEquals(List.of("ภาษา", "ไทย"), words("ภาษาไทย"));
    assertEquals(List.of(), words("12 + 3.5 = ... 🙂"));
    assertEquals(List.of("Qui", "Moi"), words("Qui\u202F? Moi\u202F!"));
  }

  @Test
  void clustersAreWhole() {
    assertEquals(
        List.of("e\u0301", "\u0915\u093F", "👨‍👩‍👧", "x", "\uD83D"),
        new Clusters().of("e\u0301\u0915\u093F👨‍👩‍👧x\uD83D"));
  }

  @Test
  void capitalsAreKept() {
    assertEquals("Their", Capitals.of("There").write("their"));
    assertEquals("THEIR", Capitals.of("THERE").write("their"));
    assertEquals("their", Capitals.of("there").write("their"));
    assertEquals("Oh", Capitals.of("I").write("oh"));
  }

  @Test
  void severitiesAreShares() {
    WordAttack attack = new WordAttack((word, draw) -> "x");
    for (double severity : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> attack.attack("a b", severity, new SplittableRandom(1)));
    }
  }

  @Test
  void aChangeThatWouldBreakAWordIsNotMade() {
    assertEquals(
        "a, b", new WordAttack((word, draw) -> "").attack("a, b", 1, new SplittableRandom(1)));
    assertEquals(
        "a, b", new WordAttack((word, draw) -> "c d").attack("a, b", 1, new SplittableRandom(1)));
  }

  @Test
  void filesThatCannotBeReadAreNamed() throws Exception {
    Path bad = Files.write(folder.resolve("bad.txt"), new byte[] {(byte) 0xC3, 0x28});
    for (String file : List.of(folder.toString(), folder + "/none.txt", bad.toString())) {
      PixelException e = assertThrows(PixelException.class, () -> DataFile.read(file));
      assertEquals(true, e.getMessage().startsWith(file), e.getMessage());
    }
    Path good = Files.writeString(folder.resolve("good.txt"), "# said\n\n  a b \n#\n#c\n");
    assertEquals(
        List.of(new DataFile.Line(3, "a b"), new DataFile.Line(5, "#c")),
        DataFile.read(good.toString()).lines());
  }
}
