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
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.tasks.evaluate.Captions;
import org.pixellm.tasks.evaluate.ExampleDrawing;
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
   * Some examples of a trial.
   *
   * @param predictions of each name's first model; without those that cannot be measured
   * @param most how many of each kind
   */
  List<ShownExample> choose(Trial trial, Map<String, List<Object>> predictions, int most) {
    if (predictions.isEmpty() || most == 0 || trial.examples().get(0).gold().isEmpty()) {
      return List.of();
    }
    List<Example> examples = trial.examples();
    List<String> names = List.copyOf(predictions.keySet());
    double[] ahead = new double[examples.size()];
    for (int i = 0; i < ahead.length; i++) {
      ahead[i] = score(examples.get(i), predictions.get(names.get(0)).get(i));
      for (String other : names.subList(1, names.size())) {
        double theirs = score(examples.get(i), predictions.get(other).get(i));
        ahead[i] -= theirs / (names.size() - 1);
      }
    }
    List<Integer> order =
        IntStream.range(0, ahead.length)
            .filter(i -> length(trial.clean().get(i)) <= LONGEST)
            .filter(i -> isDisturbed(trial, i))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -ahead[i]))
            .toList();
    int each = Math.min(most, order.size() / 2);
    List<ShownExample> shown = new ArrayList<>();
    boolean alone = names.size() == 1; // ahead of none, but better on some than on others
    boolean differ = each > 0 && ahead[order.get(0)] > ahead[order.get(order.size() - 1)];
    for (int index : order.subList(0, each)) {
      if (alone ? differ : ahead[index] > 0) {
        shown.add(shown(trial, names.get(0) + " at its best", index, predictions));
      }
    }
    for (int index : order.subList(order.size() - each, order.size())) {
      if (alone ? differ : ahead[index] < 0) {
        shown.add(shown(trial, names.get(0) + " at its worst", index, predictions));
      }
    }
    return shown;
  }

  private static boolean isDisturbed(Trial trial, int index) {
    return trial.sight().isPresent()
        || !trial.condition().disturbs()
        || !trial.clean().get(index).input().equals(trial.examples().get(index).input());
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
      Trial trial, String why, int index, Map<String, List<Object>> predictions) {
    List<ShownExample.View> views = new ArrayList<>();
    predictions.forEach(
        (name, ofName) -> views.add(view(trial, models.get(name), index, ofName.get(index))));
    return new ShownExample(
        trial.condition(),
        why,
        text(trial.clean().get(index)),
        text(trial.examples().get(index)),
        views);
  }

  private static String text(Example example) {
    String between = example.input() instanceof TextInput.Words ? " " : "\n";
    return String.join(between, example.input().parts());
  }

  private ShownExample.View view(Trial trial, MeasuredModel model, int index, Object prediction) {
    Example example = trial.examples().get(index);
    Object gold = example.gold().orElseThrow();
    ExampleDrawing drawing = model.drawing(trial);
    boolean tokens = model.task().renderer().vocabulary() > 0;
    return new ShownExample.View(
        model.named().name(),
        score(example, prediction),
        tokens ? new byte[0] : picture(model, drawing, new Mistake(example, prediction, gold, 1)),
        tokens ? tokens(drawing, example) : List.of(),
        PredictionText.differences(example, prediction, gold));
  }

  private static byte[] picture(MeasuredModel model, ExampleDrawing drawing, Mistake mistake) {
    Captions captions = new Captions(model.task().renderer());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(new ExamplePicture(captions).ofMistakes(List.of(mistake), drawing), "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  /** The characters of each token; of a byte those of its character. */
  private static List<String> tokens(ExampleDrawing drawing, Example example) {
    DrawnExample<Example> drawn = drawing.toPredict(example);
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
