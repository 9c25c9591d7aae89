// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.pixellm.plugins.PixelException;

/** Compares the tensors of a file with those a model needs, before any of them is read. */
public final class WeightCheck {
  private final List<String> ignoredPrefixes;

  /** Allows no tensor that the model does not have. */
  public WeightCheck() {
    this(List.of());
  }

  /**
   * Allows tensors that the model does not have if their names start with one of the prefixes: the
   * decoder of a pretrained model, for example, when only its encoder is wanted.
   */
  public WeightCheck(List<String> ignoredPrefixes) {
    this.ignoredPrefixes = List.copyOf(ignoredPrefixes);
  }

  /**
   * Checks that a file has every tensor, in the right shape and of a floating point type, and no
   * others.
   *
   * @param file the file's name, for messages
   * @param found what the file has
   * @param needed what the model has, by name
   * @throws PixelException one sentence with the first tensor of each kind of difference and how
   *     many more there are
   */
  public void check(String file, Map<String, TensorInfo> found, Map<String, Shape> needed) {
    List<String> differences = new ArrayList<>();
    List<String> missing = needed.keySet().stream().filter(n -> !found.containsKey(n)).toList();
    first(missing, n -> "tensor " + Quoted.of(n) + " is missing").ifPresent(differences::add);
    List<String> unexpected =
        found.keySet().stream().filter(n -> !needed.containsKey(n) && !ignored(n)).toList();
    first(unexpected, n -> "tensor " + Quoted.of(n) + " is not one of the model's")
        .ifPresent(differences::add);
    List<String> misshapen =
        both(found, needed, (info, shape) -> !info.shape().equals(dimensions(shape)));
    first(
            misshapen,
            n ->
                "tensor %s has shape %s instead of %s"
                    .formatted(Quoted.of(n), found.get(n).shape(), dimensions(needed.get(n))))
        .ifPresent(differences::add);
    List<String> mistyped = both(found, needed, (info, shape) -> !info.type().readableAsFloat());
    first(
            mistyped,
            n ->
                "tensor %s is %s instead of floating point (F16, BF16, F32 or F64)"
                    .formatted(Quoted.of(n), found.get(n).type()))
        .ifPresent(differences::add);
    if (!differences.isEmpty()) {
      throw new PixelException(
          file
              + " does not fit the model: "
              + String.join("; ", differences)
              + "; it fits only a model of the configuration it was saved with");
    }
  }

  private boolean ignored(String name) {
    return ignoredPrefixes.stream().anyMatch(name::startsWith);
  }

  private static List<String> both(
      Map<String, TensorInfo> found,
      Map<String, Shape> needed,
      BiPredicate<TensorInfo, Shape> wrong) {
    return needed.keySet().stream()
        .filter(n -> found.containsKey(n) && wrong.test(found.get(n), needed.get(n)))
        .toList();
  }

  private static Optional<String> first(List<String> names, Function<String, String> sentence) {
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String more = names.size() == 1 ? "" : " (and " + (names.size() - 1) + " more)";
    return Optional.of(sentence.apply(names.get(0)) + more);
  }

  private static List<Long> dimensions(Shape shape) {
    return Arrays.stream(shape.getShape()).boxed().toList();
  }
}
