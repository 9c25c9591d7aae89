// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pixellm.plugins.render.TextInput;

/**
 * What the original renderer (Pango and Cairo, Noto Sans 2.004) made of an input. Separators and
 * word starts are patch indices, widths are pixels without margins, ink is the mean darkness of
 * each patch from 0 to 255, offsets are character ranges of each patch. Cases of the original's
 * PyGame renderer, which pretraining used, have no ink here: it centres lines by their ink.
 */
final class OriginalCase {
  String kind;
  List<String> input;
  int maxPatches;
  int stride;
  int firstMaxPatches;
  int textPatches;
  List<Integer> separators;
  List<Integer> wordStarts;
  List<Integer> widths;
  List<String> fonts;
  boolean pygame;
  List<Double> ink;
  List<List<Integer>> offsets;
  List<OriginalCase> overflow;

  private OriginalCase() {}

  static Map<String, OriginalCase> all() {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(OriginalCase.class.getResourceAsStream("original-cases.json")),
            StandardCharsets.UTF_8)) {
      return new Gson().fromJson(reader, new TypeToken<Map<String, OriginalCase>>() {}.getType());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  TextInput textInput() {
    return switch (kind) {
      case "text" -> TextInput.of(input.get(0));
      case "pair" -> new TextInput.Pair(input.get(0), input.get(1));
      default -> new TextInput.Words(input);
    };
  }
}
