// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.TextLengths;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.plugins.task.TaskHead;
import org.pixellm.plugins.task.TaskHeadFactory;

/**
 * What holds for every {@link TaskHead}. States are made up, from what each window shows and where
 * a patch stands in it, so that a head is tested without a backbone. Give examples of different
 * lengths, one of which takes several windows of {@link #window()} patches.
 *
 * @param <C> the head's configuration
 * @param <E> its examples
 */
public abstract class TaskHeadContract<C extends Record, E extends Example> {
  private NDManager manager;

  /** The factory. */
  protected abstract TaskHeadFactory<C> factory();

  /** Labelled examples, at least two. */
  protected abstract List<E> examples();

  /** The settings to test with; the defaults unless overridden. */
  protected C configuration() {
    return factory().defaults();
  }

  /** The task's labels, each once; what the factory finds in the examples unless overridden. */
  protected List<String> labels() {
    return examples().stream()
        .flatMap(example -> factory().labels(configuration(), example).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** Draws examples; {@link PatchPerLetter} unless overridden. */
  protected TextRenderer renderer() {
    return new PatchPerLetter();
  }

  /** Most patches of a window. */
  protected int window() {
    return 24;
  }

  /** Width of a state. */
  protected int hiddenSize() {
    return 16;
  }

  /** How far numbers may differ that should be equal but for rounding, relative to 1. */
  protected double tolerance() {
    return 1e-4;
  }

  /**
   * Names of parameters that no gradient has to reach, such as those below weights that start at
   * zero; none unless overridden.
   */
  protected Set<String> parametersWithoutGradient() {
    return Set.of();
  }

  /**
   * What of a prediction is compared: itself unless overridden. Records, collections, arrays and
   * numbers are looked into; of other classes their {@code equals} decides.
   */
  protected Object compared(Object prediction) {
    return prediction;
  }

  /** Opens what owns the arrays of a law. */
  @BeforeEach
  public void open() {
    manager = NDManager.newBaseManager(Device.cpu());
  }

  /** Closes all arrays of a law. */
  @AfterEach
  public void close() {
    manager.close();
  }

  private TaskHead<E, Object> head() {
    return NetworkLaws.filled(
        cast(factory().create(configuration(), hiddenSize(), labels())), manager);
  }

  @SuppressWarnings("unchecked") // the examples are the head's, which a law checks
  private TaskHead<E, Object> cast(TaskHead<?, ?> head) {
    return (TaskHead<E, Object>) head;
  }

  private List<DrawnExample<E>> drawn(TaskHead<E, Object> head, boolean training) {
    TextRenderer renderer = renderer();
    List<DrawnExample<E>> drawn = new ArrayList<>();
    for (E example : examples()) {
      List<List<RenderedText>> inputs = new ArrayList<>();
      (training ? head.trainingInputs(example, new SplittableRandom(1)) : head.inputs(example))
          .forEach(input -> inputs.add(renderer.renderWindows(input, window(), window() / 4)));
      drawn.add(new DrawnExample<>(example, inputs));
    }
    return drawn;
  }

  /** States that depend on a window alone, so that neighbours could not change them. */
  private TaskBatch<E> batch(List<DrawnExample<E>> drawn, int padding) {
    List<RenderedText> windows = drawn.stream().flatMap(d -> d.windows().stream()).toList();
    int[] lengths = windows.stream().mapToInt(w -> w.patchCount() + padding).toArray();
    int tokens = Arrays.stream(lengths).sum() + lengths.length;
    float[] states = new float[tokens * hiddenSize()];
    int at = 0;
    for (int i = 0; i < lengths.length; i++) {
      SplittableRandom random = new SplittableRandom(hash(windows.get(i)));
      int own = (1 + windows.get(i).patchCount()) * hiddenSize();
      for (int j = 0; j < (1 + lengths[i]) * hiddenSize(); j++) {
        // What stands on padding must not matter, so it is large.
        states[at++] = (float) (j < own ? random.nextDouble(-1, 1) : 50);
      }
    }
    return new TaskBatch<>(
        manager.create(states, new Shape(tokens, hiddenSize())), TextLengths.of(lengths), drawn);
  }

  private static int hash(RenderedText window) {
    byte[] bytes = new byte[window.patchCount() * window.patchLength()];
    window.copyPatches(0, window.patchCount(), bytes, 0);
    return Arrays.hashCode(bytes);
  }

  /** Examples are of the type that the factory says, and one takes several windows. */
  @Test
  public void examplesAreOfTheTypeThatIsSaid() {
    for (E example : examples()) {
      assertTrue(factory().exampleType().isInstance(example), () -> "another type: " + example);
    }
    try (TaskHead<E, Object> head = head()) {
      boolean several =
          drawn(head, false).stream()
              .anyMatch(d -> d.inputs().stream().anyMatch(i -> i.size() > 1));
      assertTrue(several, "give an example that takes several windows of " + window() + " patches");
    }
  }

  /** The loss is a finite number, a mean over something. */
  @Test
  public void lossIsFinite() {
    try (TaskHead<E, Object> head = head()) {
      LossTerms terms = head.loss(batch(drawn(head, true), 0), NetworkLaws.context(manager, false));
      assertEquals(1, terms.loss().size(), "a loss is one number");
      float loss = terms.loss().toFloatArray()[0];
      assertTrue(Float.isFinite(loss), "the loss is " + loss);
      assertTrue(terms.count() > 0, "the loss is a mean over nothing");
    }
  }

  /** The loss reaches every parameter that is trained. */
  @Test
  public void gradientsReachEveryParameter() {
    try (TaskHead<E, Object> head = head()) {
      if (head.parameters().isEmpty()) { // what learns is the encoder
        return;
      }
      TaskBatch<E> batch = batch(drawn(head, true), 0);
      NetworkLaws.assertGradientsReach(
          head,
          () -> {
            NDArray loss = head.loss(batch, NetworkLaws.context(manager, true)).loss();
            return loss;
          },
          parametersWithoutGradient());
    }
  }

  /** An example alone, in a batch, and beside padding is predicted the same. */
  @Test
  public void neighboursAndPaddingChangeNoPrediction() {
    try (TaskHead<E, Object> head = head()) {
      List<DrawnExample<E>> drawn = drawn(head, false);
      List<Object> together = head.predict(batch(drawn, 0), NetworkLaws.context(manager, false));
      List<Object> padded = head.predict(batch(drawn, 3), NetworkLaws.context(manager, false));
      assertEquals(drawn.size(), together.size(), "predictions of a batch");
      for (int i = 0; i < drawn.size(); i++) {
        Object alone =
            head.predict(batch(drawn.subList(i, i + 1), 0), NetworkLaws.context(manager, false))
                .get(0);
        assertAlike(alone, together.get(i), "an example alone and in a batch");
        assertAlike(alone, padded.get(i), "an example with and without padding");
      }
    }
  }

  /** A head made of its configuration, with the same values, predicts the same. */
  @Test
  public void aRestoredHeadPredictsTheSame() {
    try (TaskHead<E, Object> head = head();
        TaskHead<E, Object> again = cast(factory().restore(head.configuration(), hiddenSize()))) {
      NetworkLaws.handOver(head, again, manager);
      TaskBatch<E> batch = batch(drawn(head, false), 0);
      assertAlike(
          head.predict(batch, NetworkLaws.context(manager, false)),
          again.predict(batch, NetworkLaws.context(manager, false)),
          "predictions after a restore");
    }
  }

  /** Equal seeds give equal values. */
  @Test
  public void equalSeedsGiveEqualValues() {
    NetworkLaws.assertEqualSeedsFillEqually(
        () -> factory().create(configuration(), hiddenSize(), labels()), manager);
  }

  /** Several threads that predict over the same parameters get what one gets. */
  @Test
  public void threadsGetWhatOneGets() {
    try (TaskHead<E, Object> head = head()) {
      TaskBatch<E> batch = batch(drawn(head, false), 0);
      List<Object> expected = head.predict(batch, NetworkLaws.context(manager, false));
      AtOnce.run(() -> head.predict(batch, NetworkLaws.context(manager, false)))
          .forEach(found -> assertAlike(expected, found, "predictions by several threads"));
    }
  }

  private void assertAlike(Object expected, Object actual, String what) {
    assertTrue(
        new Alike(tolerance()).test(looked(expected), looked(actual)),
        () -> "%s: %s and %s".formatted(what, expected, actual));
  }

  private Object looked(Object predictions) {
    return predictions instanceof List<?> several
        ? several.stream().map(this::looked).toList()
        : compared(predictions);
  }
}
