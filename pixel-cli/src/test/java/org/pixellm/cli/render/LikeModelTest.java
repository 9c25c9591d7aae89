// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.cli.CommandRun;
import org.pixellm.render.fonts.BundledFonts;

/** Files that PIXEL and PIXEL-M4 wrote say how text is drawn, as they are. */
class LikeModelTest {
  /** All that the files of Team-PIXEL/pixel-base and of PIXEL-M4 say; they differ in the class. */
  private static final String ENTRIES =
      """
      {
        "background_color": "white",
        "dpi": 120,
        "font_color": "black",
        "font_file": "GoNotoCurrent.ttf",
        "font_size": 8,
        "max_seq_length": 529,
        "pad_size": 3,
        "pixels_per_patch": 16,
        "text_renderer_type": "%s"
      }
      """;

  private static final String TEXT = "The original's pixels, 1:1";

  @TempDir private Path folder;

  private void model(String json) throws IOException {
    Files.writeString(folder.resolve("text_renderer_config.json"), json);
  }

  private CommandRun like(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("render", TEXT, "--like", folder.toString(), "-o", folder + "/like.png"));
    all.addAll(List.of("--alignment", folder + "/like.json"));
    all.addAll(List.of(more));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private JsonNode alignment() throws IOException {
    return new JsonMapper().readTree(folder.resolve("like.json").toFile());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TextRenderer", "PyGameTextRenderer", "PangoCairoTextRenderer"})
  void drawsAsTheOriginalAndSaysWhatItCannotKnow(String type) throws IOException {
    model(ENTRIES.formatted(type));
    CommandRun run = like();
    assertEquals(0, run.code(), run.err());
    assertTrue(run.err().contains("GoNotoCurrent.ttf is not in " + folder), run.err());
    assertTrue(run.err().contains("bigrams"), run.err());
    assertTrue(run.err().contains("fingerprint: none"), run.err());
    assertEquals(type.startsWith("Pango"), !run.err().contains("baseline"), run.err());

    assertEquals("continuous", alignment().at("/mode").textValue());
    String renderer = alignment().at("/renderer").textValue();
    String usual = folder + "/usual.png";
    CommandRun.of("render", TEXT, "--renderer", renderer, "-o", usual);
    assertEquals(
        -1L,
        Files.mismatch(Path.of(usual), folder.resolve("like.png")),
        "our defaults are PIXEL's");
  }

  @Test
  void bigramsOfPixelM4AreAskedForOrWrittenIntoTheFile() throws IOException {
    model(ENTRIES.formatted("PangoCairoTextRenderer"));
    CommandRun asked = like("--mode", "bigrams");
    assertEquals(0, asked.code(), asked.err());
    assertEquals("bigrams", alignment().at("/mode").textValue());
    assertFalse(asked.err().contains("does not say"), asked.err());
    byte[] picture = Files.readAllBytes(folder.resolve("like.png"));

    model(ENTRIES.formatted("PangoCairoTextRenderer").replace("{", "{\"mode\": \"bigrams\","));
    CommandRun written = like();
    assertEquals(0, written.code(), written.err());
    assertArrayEquals(picture, Files.readAllBytes(folder.resolve("like.png")));

    String renderer = alignment().at("/renderer").textValue();
    List<String> same = new ArrayList<>(List.of("render", TEXT, "-o", folder + "/same.png"));
    same.addAll(List.of("--renderer", renderer, "--mode", "bigrams"));
    same.addAll(List.of("--set", "layout.kind=isolated"));
    CommandRun.of(same.toArray(String[]::new));
    assertArrayEquals(picture, Files.readAllBytes(folder.resolve("same.png")));
  }

  @Test
  void sizesPatchesAndColoursAreTheFiles() throws IOException {
    model(
        """
        {"font_file": "a.ttf", "font_size": 10, "dpi": 144, "pixels_per_patch": 24, "rgb": true,
         "mode": "continuous", "fonts_list": null, "fallback_fonts_dir": null}
        """);
    CommandRun run = like();
    assertEquals(0, run.code(), run.err());
    assertEquals(24, alignment().at("/patch_size").intValue());
    assertEquals(3, alignment().at("/channels").intValue());
    assertFalse(run.err().contains("bigrams"), "the file says how: " + run.err());
    assertFalse(run.err().contains("fonts_list"), run.err());
    String renderer = alignment().at("/renderer").textValue();
    List<String> same = new ArrayList<>(List.of("render", TEXT, "-o", folder + "/same.png"));
    same.addAll(List.of("--renderer", renderer, "--rgb", "--set", "renderer.font_size=20"));
    same.addAll(List.of("--set", "renderer.patch_size=24", "--set", "renderer.baseline=18"));
    CommandRun.of(same.toArray(String[]::new));
    assertEquals(-1L, Files.mismatch(folder.resolve("same.png"), folder.resolve("like.png")));
  }

  @Test
  void aFontBesideTheFileIsUsedWhateverPathItHadThere() throws IOException {
    Files.write(folder.resolve("own.ttf"), BundledFonts.inOrder().get(0).read());
    model("{\"font_file\": \"/home/them/fonts/own.ttf\", \"mode\": \"continuous\"}");
    CommandRun run = like();
    assertEquals(0, run.code(), run.err());
    assertFalse(run.err().contains("note:"), run.err());

    Files.writeString(folder.resolve("own.ttf"), "no font");
    CommandRun broken = like();
    assertEquals(1, broken.code());
    assertTrue(broken.err().contains("own.ttf"), broken.err());
  }

  @Test
  void fallbackFontsAreThoseOfTheFolderBeside() throws IOException {
    model(
        "{\"font_file\": \"a.ttf\", \"fallback_fonts_dir\": \"fallback\", \"mode\": \"continuous\"}");
    CommandRun absent = like();
    assertTrue(absent.err().contains("fallback fonts fallback is not in"), absent.err());
    Path fallback = Files.createDirectories(folder.resolve("fallback"));
    Files.writeString(fallback.resolve("readme.txt"), "no font");
    Files.writeString(fallback.resolve("broken.TTF"), "no font");
    CommandRun broken = like();
    assertEquals(1, broken.code());
    assertTrue(broken.err().contains("broken.TTF"), broken.err());
  }

  @Test
  void unknownEntriesAreToldOf() throws IOException {
    model("{\"font_file\": \"a.ttf\", \"binary\": true, \"text_renderer_type\": \"Mine\"}");
    CommandRun run = like();
    assertEquals(0, run.code(), run.err());
    assertTrue(run.err().contains("note: binary is not known"), run.err());
    assertTrue(run.err().contains("note: text_renderer_type Mine is not known"), run.err());
  }

  @Test
  void whatCannotBeIsOneSentence() throws IOException {
    fails("{\"font_file\": \"a.ttf\", \"font_size\": \"8\"}", "font_size", "a number");
    fails("{\"font_file\": \"a.ttf\", \"font_size\": 0}", "font_size", "above 0");
    fails("{\"font_file\": \"a.ttf\", \"dpi\": -1}", "dpi", "above 0");
    fails("{\"font_file\": \"a.ttf\", \"font_size\": 1e9}", "font_size", "4 to 512");
    fails("{\"font_file\": \"a.ttf\", \"pixels_per_patch\": 1.5}", "pixels_per_patch", "whole");
    fails("{\"font_file\": \"a.ttf\", \"pixels_per_patch\": 99999}", "patch_size", "4 to 512");
    fails("{\"font_file\": \"a.ttf\", \"rgb\": 1}", "rgb", "true or false");
    fails("{\"font_file\": \"a.ttf\", \"font_color\": \"red\"}", "font_color", "black", "red");
    fails("{\"font_file\": 7}", "font_file", "text");
    fails("{\"text_renderer_type\": \"TextRenderer\"}", "font_file");
    fails("{\"font_file\": \"a.ttf\", \"mode\": \"trigrams\"}", "trigrams", "continuous");
    fails("{\"fonts\": []}", "renderer");
    fails("[]", "JSON object");
    for (String name : List.of("..", ".", "", " ", "a/..", "..\\\\", "/", "C:", "a:b")) {
      String folders = "{\"font_file\": \"a.ttf\", \"fallback_fonts_dir\": \"%s\"}".formatted(name);
      fails(folders, "fallback_fonts_dir", "beside this file");
      fails("{\"font_file\": \"%s\"}".formatted(name), "font_file", "beside this file");
    }
  }

  private void fails(String json, String... words) throws IOException {
    model(json);
    CommandRun run = like();
    assertEquals(1, run.code(), json);
    assertEquals(1, run.errorLines().size(), run.err());
    for (String word : words) {
      assertTrue(run.err().contains(word), "no " + word + " in " + run.err());
    }
  }

  @Test
  void strictnessFailsWhereNothingIsKnown() throws IOException {
    model(ENTRIES.formatted("PangoCairoTextRenderer"));
    CommandRun run = like("--strict-renderer");
    assertEquals(1, run.code());
    assertEquals(1, run.errorLines().size(), run.err());
    assertTrue(run.err().contains("--strict-renderer"), run.err());
    assertFalse(Files.exists(folder.resolve("like.png")));
  }

  @Test
  void aModelNamesItsRenderer() throws IOException {
    model(ENTRIES.formatted("PangoCairoTextRenderer"));
    assertTrue(like("--renderer", "awt").err().contains("--like"));
    CommandRun alone = CommandRun.of("render", "a", "-o", folder + "/a.png", "--strict-renderer");
    assertTrue(alone.err().contains("--strict-renderer needs --like"), alone.err());
  }
}
