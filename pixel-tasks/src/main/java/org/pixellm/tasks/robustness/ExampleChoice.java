// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.render.Alignment.CharRange;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.tasks.evaluate.Captions;
import org.pixellm.tasks.evaluate.ExamplePicture;
import org.pixellm.tasks.evaluate.Mistake;
import org.pixellm.tasks.evaluate.PredictionText;
import org.pixellm.tasks.evaluate.Scorer;

/**
 * Chooses examples for the report: those in which the first model does best beside the others, and
 * those in which it does worst.
 */
final class ExampleChoice {
  private static final int LONGEST = 160;

  private final Scorer scorer;
  private final Map<String, MeasuredModel> models = new LinkedHashMap<>();

  ExampleChoice(Scorer scorer, List<MeasuredModel> models) {
    this.scorer = scorer;
    models.forEach(model -> this.models.putIfAbsent(model.named().name(), model));
  }

  /**
   * Some examples.
   *
   * @param clean before the attack
   * @param attacked after it
   * @param predictions of each name's first model
   * @param most how many of each kind
   */
  List<ShownExample> choose(
      Condition condition,
      List<Example> clean,
      List<Example> attacked,
      Map<String, List<Object>> predictions,
      int most) {
    double[] ahead = new double[clean.size()];
    List<String> names = List.copyOf(predictions.keySet());
    for (int i = 0; i < ahead.length; i++) {
      ahead[i] = score(attacked.get(i), predictions.get(names.get(0)).get(i));
      for (String other : names.subList(1, names.size())) {
        double theirs = score(attacked.get(i), predictions.get(other).get(i));
        ahead[i] -= theirs / (names.size() - 1);
      }
    }
    List<Integer> order =
        IntStream.range(0, ahead.length)
            .filter(i -> length(clean.get(i)) <= LONGEST)
            .filter(i -> !clean.get(i).input().equals(attacked.get(i).input()))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -ahead[i]))
            .toList();
    List<ShownExample> shown = new ArrayList<>();
    int each = Math.min(most, order.size() / 2);
    for (int k = 0; k < each; k++) {
      shown.add(
          shown(
              condition,
              names.get(0) + " at its best",
              order.get(k),
              clean,
              attacked,
              predictions));
    }
    for (int k = order.size() - each; k < order.size(); k++) {
      shown.add(
          shown(
              condition,
              names.get(0) + " at its worst",
              order.get(k),
              clean,
              attacked,
              predictions));
    }
    return shown;
  }

  private static int length(Example example) {
    return example.input().parts().stream().mapToInt(part -> part.length() + 1).sum();
  }

  private double score(Example example, Object prediction) {
    double score =
        scorer
            .score(List.of(example), List.of(prediction))
            .getOrDefault(scorer.mainScore(), Double.NaN);
    return Double.isNaN(score) ? 0 : score;
  }

  private ShownExample shown(
      Condition condition,
      String why,
      int index,
      List<Example> clean,
      List<Example> attacked,
      Map<String, List<Object>> predictions) {
    Example example = attacked.get(index);
    List<ShownExample.View> views = new ArrayList<>();
    models.forEach(
        (name, model) -> views.add(view(name, model, example, predictions.get(name).get(index))));
    return new ShownExample(condition, why, clean.get(index), example, views);
  }

  private ShownExample.View view(
      String name, MeasuredModel model, Example example, Object prediction) {
    Object gold = example.gold().orElseThrow();
    List<String> said = PredictionText.differences(example, prediction, gold);
    boolean tokens = model.task().renderer().vocabulary() > 0;
    return new ShownExample.View(
        name,
        score(example, prediction),
        tokens ? new byte[0] : picture(model, new Mistake(example, prediction, gold, 1)),
        tokens ? tokens(model, example) : List.of(),
        said);
  }

  private static byte[] picture(MeasuredModel model, Mistake mistake) {
    Captions captions = new Captions(model.task().renderer());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(
          new ExamplePicture(captions).ofMistakes(List.of(mistake), model.drawing()), "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  /** The characters of each token; of a byte those of its character. */
  private static List<String> tokens(MeasuredModel model, Example example) {
    DrawnExample<Example> drawn = model.drawing().toPredict(example);
    List<String> tokens = new ArrayList<>();
    List<String> parts = example.input().parts();
    for (RenderedText window : drawn.windows()) {
      for (int patch = 0; patch < window.patchCount(); patch++) {
        CharRange range = window.alignment().charsIn(patch).orElse(null);
        tokens.add(
            range == null
                ? "\u2205"
                : parts.get(range.part()).substring(range.start(), range.end()));
      }
    }
    return tokens;
  }
}
