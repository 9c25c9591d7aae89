// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.Help;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.PluginFactory;

class RecordBinderTest {
  private final RecordBinder binder = new RecordBinder();

  enum Fill {
    SOLID,
    FINE_LINES
  }

  record Point(double x, Double y) {
    Point {
      if (x < 0) {
        throw new IllegalArgumentException("x must be at least 0, not " + x);
      }
    }
  }

  record Everything(
      @Help("how many") int count,
      Long boxed,
      boolean useMLPHead,
      String text,
      Fill fill,
      Point point,
      List<Point> points,
      Map<String, List<Integer>> table,
      List<Fill> fills) {
    static Everything defaults() {
      return new Everything(
          1,
          2L,
          true,
          "t",
          Fill.SOLID,
          new Point(0, 0.5),
          List.of(),
          Map.of("a", List.of(1)),
          List.of(Fill.SOLID));
    }
  }

  @Test
  void givesTheDefaultsToAUserWhoWroteNothing() {
    assertEquals(Everything.defaults(), binder.bind(Everything.defaults(), Map.of()));
  }

  @Test
  void bindsEveryType() {
    Everything bound =
        binder.bind(
            Everything.defaults(),
            Map.of(
                "count",
                7L,
                "boxed",
                5,
                "use_mlp_head",
                false,
                "text",
                "x",
                "fill",
                "fine-lines",
                "point",
                Map.of("x", 3),
                "points",
                List.of(Map.of("x", 1.0, "y", 2)),
                "table",
                Map.of("b", List.of(2, 3)),
                "fills",
                List.of("fine_lines", "solid")));
    assertEquals(
        new Everything(
            7,
            5L,
            false,
            "x",
            Fill.FINE_LINES,
            new Point(3, 0.5),
            List.of(new Point(1, 2.0)),
            Map.of("a", List.of(1), "b", List.of(2, 3)),
            List.of(Fill.FINE_LINES, Fill.SOLID)),
        bound);
  }

  @Test
  void namesTheWholePathOfAnError() {
    assertWrong(
        "points[1]: x must be at least 0, not -1.0",
        Map.of("points", List.of(Map.of("x", 1, "y", 1), Map.of("x", -1, "y", 1))));
    assertWrong(
        "points[0].y: is missing; expected a number", Map.of("points", List.of(Map.of("x", 1))));
    assertWrong(
        "point.z: no such setting; did you mean x? there are x, y",
        Map.of("point", Map.of("z", 1)));
    assertWrong(
        "table.b[0]: expected a whole number, got \"x\"",
        Map.of("table", Map.of("b", List.of("x"))));
    assertWrong("use_mlp_head: expected true or false, got \"yes\"", Map.of("use_mlp_head", "yes"));
    assertWrong(
        "use_mlp_head: expected true or false, got \"true\"; write it without quotes",
        Map.of("use_mlp_head", "true"));
    assertWrong(
        "fill: expected one of solid, fine-lines, got \"fine-line\"; did you mean fine-lines?",
        Map.of("fill", "fine-line"));
    assertWrong(
        "table: expected a map from names to lists of whole numbers, got 5", Map.of("table", 5));
  }

  /** Of which a user may write a part in a list or a map. */
  record Part(int size, String unit) {
    static Part defaults() {
      return new Part(3, "cm");
    }
  }

  /** Parts by name and in a row. */
  record Parts(Map<String, Part> named, List<Part> row) {}

  @Test
  void recordsInListsAndMapsHaveTheDefaultsOfTheirType() {
    Parts bound =
        binder.bind(
            new Parts(Map.of(), List.of()),
            Map.of(
                "named", Map.of("a", Map.of("size", 5), "b", Map.of()),
                "row", List.of(Map.of("unit", "m"))));
    assertEquals(Map.of("a", new Part(5, "cm"), "b", new Part(3, "cm")), bound.named());
    assertEquals(List.of(new Part(3, "m")), bound.row());
  }

  record Unsupported(Thread thread) {}

  @Test
  void tellsAuthorsWhatRecordsMayHold() {
    assertEquals(
        true,
        assertThrows(
                IllegalStateException.class,
                () -> binder.bind(new Unsupported(Thread.currentThread()), Map.of()))
            .getMessage()
            .contains("not java.lang.Thread"));
  }

  /** A record whose constructor fails for another reason than its values. */
  record Broken(int n) {
    Broken {
      if (n > 1) {
        throw new IllegalStateException("a bug");
      }
    }
  }

  @Test
  void doesNotBlameTheUserForABug() {
    assertEquals(
        "a bug",
        assertThrows(IllegalStateException.class, () -> binder.bind(new Broken(1), Map.of("n", 2)))
            .getCause()
            .getCause()
            .getMessage());
  }

  @Test
  void bindsAPluginsSettings() {
    PluginFactory<Point> factory =
        new PluginFactory<>() {
          @Override
          public String name() {
            return "point";
          }

          @Override
          public String summary() {
            return "A point.";
          }

          @Override
          public Point defaults() {
            return new Point(1, 2.0);
          }
        };
    Point bound = binder.bind(factory, new PluginChoice("point", Map.of("y", 7)));
    assertEquals(new Point(1, 7.0), bound);
    PluginChoice full = binder.choice("point", bound);
    assertEquals(new PluginChoice("point", Map.of("x", 1.0, "y", 7.0)), full);
    assertEquals(bound, binder.bind(factory, full));
  }

  @Test
  void describesSettings() {
    assertEquals(
        List.of(
            new SettingDescription("count", "whole number", "1", "how many"),
            new SettingDescription("boxed", "whole number", "2", ""),
            new SettingDescription("use_mlp_head", "true or false", "true", ""),
            new SettingDescription("text", "text", "t", ""),
            new SettingDescription("fill", "one of solid, fine-lines", "solid", ""),
            new SettingDescription("point.x", "number", "0.0", ""),
            new SettingDescription("point.y", "number", "0.5", ""),
            new SettingDescription("points", "list of maps of settings", "[]", ""),
            new SettingDescription(
                "table", "map from names to lists of whole numbers", "{\"a\":[1]}", ""),
            new SettingDescription("fills", "list of solid, fine-lines", "[\"solid\"]", "")),
        SettingDescription.of(Everything.defaults()));
  }

  @Test
  void describesTheRunConfiguration() {
    List<SettingDescription> settings = SettingDescription.of(RunConfig.defaults());
    assertEquals(
        List.of("model", "seed", "output"),
        settings.subList(0, 3).stream().map(SettingDescription::key).toList(),
        "in the order of the record");
    assertEquals(true, settings.stream().noneMatch(s -> s.help().isEmpty()));
    assertEquals(
        true,
        settings.contains(
            new SettingDescription(
                "training.batch_size",
                "whole number",
                "16",
                "windows of one forward pass, at least 1")));
  }

  @Property(tries = 300)
  void writesYamlThatReadsBackEqual(
      @ForAll("texts") String text,
      @ForAll int count,
      @ForAll long boxed,
      @ForAll boolean flag,
      @ForAll("numbers") double x,
      @ForAll("texts") String key)
      throws Exception {
    Everything config =
        new Everything(
            count,
            boxed,
            flag,
            text,
            Fill.FINE_LINES,
            new Point(x, -x),
            List.of(new Point(x, x)),
            Map.of("a", List.of(), key, List.of(count)),
            List.of());
    ConfigLoader loader = new ConfigLoader(binder);
    Path file = Files.createTempFile("config", ".yaml");
    try {
      Files.writeString(file, loader.toYaml(config));
      Everything defaults = Everything.defaults();
      assertEquals(config, loader.load(defaults, Optional.of(file), List.of()));
    } finally {
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> odd =
        Arbitraries.of(
            "",
            " ",
            "null",
            "~",
            "yes",
            "No",
            "true",
            "12",
            "1e3",
            "0x1F",
            "010",
            ".inf",
            "=",
            "<<",
            "- a",
            "a: b",
            "a #b",
            "'",
            "\"",
            "*a",
            "&a",
            "!t",
            "%",
            "@",
            "`",
            "|",
            ">",
            "{",
            "[",
            "\n",
            " a\nb",
            "a\n b",
            "\n\na",
            "a\r\nb",
            "a \nb",
            "a\n\n",
            "\u0000\nb",
            "#a\nb",
            "a\n---\nb",
            "a\nb",
            "a\n",
            "\ta",
            "a ",
            "\\",
            "\u0085",
            "\u2028",
            "1_000",
            "2024-01-01",
            "12:30:45",
            "---",
            "...",
            "?",
            ": ",
            "-",
            ",",
            "a,b",
            "😀",
            "\u0007",
            "0b1",
            "+1");
    return Arbitraries.oneOf(
        odd, Arbitraries.strings().withCharRange('\u0000', '\uD7FF').ofMaxLength(20));
  }

  @Provide
  Arbitrary<Double> numbers() {
    return Arbitraries.oneOf(
        Arbitraries.doubles().between(0, Double.MAX_VALUE),
        Arbitraries.of(0.0, 1e-5, 1e-300, 1.0, 1e21, 0.1));
  }

  private void assertWrong(String expected, Map<String, Object> settings) {
    assertEquals(
        expected,
        assertThrows(PixelException.class, () -> binder.bind(Everything.defaults(), settings))
            .getMessage());
  }
}
