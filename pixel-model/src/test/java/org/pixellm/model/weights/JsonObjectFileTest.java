// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;

class JsonObjectFileTest {
  @TempDir Path folder;
  private final JsonObjectFile file = new JsonObjectFile();

  @Test
  void readsBackWhatItWroteSortedAndIndented() throws IOException {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("z", List.of(1, 2.5, "ü"));
    entries.put("b", Map.of("y", true, "x", 1L << 40));
    entries.put("a", null);
    file.write(folder, entries);
    assertEquals(
        """
        {
          "a" : null,
          "b" : {
            "x" : 1099511627776,
            "y" : true
          },
          "z" : [
            1,
            2.5,
            "ü"
          ]
        }
        """,
        Files.readString(folder.resolve("config.json")));
    assertEquals(entries, file.read(folder).asMap());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void saysWhatIsMissing() {
    assertMessage(
        "there is no directory " + folder.resolve("x"), () -> file.read(folder.resolve("x")));
    assertMessage(
        folder + " has no config.json: it is not a model directory, or not a whole one",
        () -> file.read(folder));
  }

  @Test
  void refusesWhatIsNoJsonObject() throws IOException {
    Path path = folder.resolve("config.json");
    assertRefused("", path + " must hold a JSON object");
    assertRefused("[1]", path + " must hold a JSON object");
    assertRefused("{\n\"a\": 1,\n", path + " is not valid JSON in line 3: ");
    assertRefused("{\"a\": 1} x", path + " is not valid JSON");
    assertRefused("{\"a\": 1, \"a\": 2}", "Duplicate");
    assertRefused("{\"a\": NaN}", path + " is not valid JSON");
    Files.write(path, new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'});
    assertMessage(path + " is not valid UTF-8", () -> file.read(folder));
  }

  @Test
  void namesKeyValueAndWhatWouldBeRight() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("many", "many");
    map.put("half", 0.5);
    map.put("long", 1L << 40);
    map.put("nothing", null);
    map.put("mixed", List.of(1, "x"));
    map.put("inner", Map.of("flag", "yes"));
    map.put("whole", 3);
    ConfigEntries entries = new ConfigEntries("c", map);
    assertMessage("c: many must be a whole number, not \"many\"", () -> entries.integer("many"));
    assertMessage("c: half must be a whole number, not 0.5", () -> entries.integer("half"));
    assertMessage(
        "c: long must be a whole number up to 2147483647, not 1099511627776",
        () -> entries.integer("long"));
    assertMessage("c has no x; it must be a whole number", () -> entries.integer("x"));
    assertMessage("c has no nothing; it must be a number", () -> entries.number("nothing"));
    assertMessage("c: many must be a number, not \"many\"", () -> entries.number("many"));
    assertMessage("c: whole must be true or false, not 3", () -> entries.flag("whole"));
    assertMessage("c: whole must be text, not 3", () -> entries.text("whole"));
    assertMessage("c: mixed must be a list of texts, not [1, x]", () -> entries.texts("mixed"));
    assertMessage("c: mixed must be a whole number, not \"x\"", () -> entries.integers("mixed"));
    assertMessage("c: whole must be a list of texts, not 3", () -> entries.texts("whole"));
    assertMessage("c: half must be a map, not 0.5", () -> entries.section("half"));
    assertMessage(
        "c, inner: flag must be true or false, not \"yes\"",
        () -> entries.section("inner").flag("flag"));
    assertEquals("c: whole must be even, not 3", entries.wrong("whole", "even").getMessage());
    assertEquals(3, entries.number("whole"));
    assertEquals(7, entries.integer("nothing", 7));
    assertEquals(7, entries.number("x", 7));
    assertEquals("t", entries.text("x", "t"));
    assertTrue(entries.flag("x", true));
    assertEquals(OptionalInt.empty(), entries.optionalInteger("x"));
    assertEquals(OptionalInt.of(3), entries.optionalInteger("whole"));
  }

  private void assertRefused(String content, String expected) throws IOException {
    Files.writeString(folder.resolve("config.json"), content);
    String message = assertThrows(PixelException.class, () -> file.read(folder)).getMessage();
    assertTrue(message.contains(expected), message);
    assertTrue(message.indexOf('\n') < 0, message);
  }

  private static void assertMessage(String expected, Executable call) {
    assertEquals(expected, assertThrows(PixelException.class, call).getMessage());
  }
}
