// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.pixellm.cli.CodePoints;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.coverage.CoverageReport;

/**
 * Where every character went, as JSON. {@code docs/alignment.md} describes it; what is there keeps
 * its name and meaning as long as {@code version} is the same.
 */
final class AlignmentJson {
  static final String FORMAT = "pixel-alignment";
  static final int VERSION = 1;

  private static final String PART = "part";
  private static final String START = "start";
  private static final String END = "end";
  private static final String PATCHES = "patches";
  private static final String WORD = "word";

  private final JsonGenerator json;
  private final List<String> parts;

  private AlignmentJson(JsonGenerator json, List<String> parts) {
    this.json = json;
    this.parts = parts;
  }

  /**
   * Writes a drawing's alignment.
   *
   * @param renderer what drew it
   */
  static void write(Drawing drawing, TextRenderer renderer, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    json.writeNumberField("version", VERSION);
    Map<String, Object> settings = renderer.configuration();
    json.writeStringField("renderer", String.valueOf(settings.get("renderer")));
    json.writeStringField("mode", String.valueOf(settings.get("mode")));
    json.writeNumberField("patch_size", renderer.patchSize());
    json.writeNumberField("channels", renderer.channels());
    json.writeObjectFieldStart("input");
    json.writeStringField("kind", kind(drawing.input()));
    json.writeArrayFieldStart("parts");
    for (String part : drawing.input().parts()) {
      json.writeString(part);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeArrayFieldStart("windows");
    AlignmentJson writer = new AlignmentJson(json, drawing.input().parts());
    for (RenderedText window : drawing.windows()) {
      writer.window(window);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String kind(TextInput input) {
    if (input instanceof TextInput.Pair) {
      return "pair";
    }
    return input instanceof TextInput.Words ? "words" : "text";
  }

  private void window(RenderedText text) throws IOException {
    Alignment alignment = text.alignment();
    json.writeStartObject();
    json.writeNumberField("patch_count", text.patchCount());
    json.writeBooleanField("complete", alignment.complete());
    numbers("drawn_end", drawnEnds(alignment));
    numbers("separators", alignment.separators());
    clusters(alignment);
    words(alignment);
    patches(alignment);
    missing(text.missingGlyphs());
    json.writeEndObject();
  }

  private int[] drawnEnds(Alignment alignment) {
    int[] ends = new int[parts.size()];
    for (int part = 0; part < ends.length; part++) {
      ends[part] = alignment.drawnEnd(part);
    }
    return ends;
  }

  private void clusters(Alignment alignment) throws IOException {
    json.writeArrayFieldStart("clusters");
    for (Alignment.Cluster cluster : alignment.clusters()) {
      json.writeStartObject();
      range(cluster.part(), cluster.start(), cluster.end());
      json.writeStringField(
          "text", parts.get(cluster.part()).substring(cluster.start(), cluster.end()));
      numbers(PATCHES, cluster.firstPatch(), cluster.endPatch());
      OptionalInt word = alignment.wordOf(cluster.part(), cluster.start());
      if (word.isPresent()) {
        json.writeNumberField(WORD, word.getAsInt());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void words(Alignment alignment) throws IOException {
    json.writeArrayFieldStart("words");
    List<Alignment.CharRange> words = alignment.words();
    for (int word = 0; word < words.size(); word++) {
      json.writeStartObject();
      json.writeNumberField(WORD, word);
      Alignment.CharRange range = words.get(word);
      range(range.part(), range.start(), range.end());
      Alignment.PatchRange patches = alignment.patchesOfWord(word);
      numbers(PATCHES, patches.start(), patches.end());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void patches(Alignment alignment) throws IOException {
    json.writeArrayFieldStart(PATCHES);
    for (int patch = 0; patch < alignment.patchCount(); patch++) {
      json.writeStartObject();
      json.writeNumberField("patch", patch);
      Optional<Alignment.CharRange> characters = alignment.charsIn(patch);
      if (alignment.isSeparator(patch)) {
        json.writeBooleanField("separator", true);
      } else if (characters.isPresent()) {
        Alignment.CharRange range = characters.get();
        range(range.part(), range.start(), range.end());
        numbers("words", alignment.wordsIn(patch));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void missing(Map<Integer, Integer> glyphs) throws IOException {
    json.writeArrayFieldStart("missing_glyphs");
    for (Map.Entry<Integer, Integer> glyph : glyphs.entrySet()) {
      json.writeStartObject();
      json.writeNumberField("code_point", glyph.getKey());
      json.writeStringField("name", CodePoints.name(glyph.getKey()));
      json.writeStringField("script", CoverageReport.scriptOf(glyph.getKey()));
      json.writeNumberField("count", glyph.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void range(int part, int start, int end) throws IOException {
    json.writeNumberField(PART, part);
    json.writeNumberField(START, start);
    json.writeNumberField(END, end);
  }

  private void numbers(String name, int... values) throws IOException {
    json.writeFieldName(name);
    json.writeArray(values, 0, values.length);
  }
}
