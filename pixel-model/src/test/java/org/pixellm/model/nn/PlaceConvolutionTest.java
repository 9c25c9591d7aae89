// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.model.torch.GradientMode;
import org.pixellm.model.torch.Gradients;
import org.pixellm.model.torch.TorchOp;
import org.pixellm.plugins.model.TextLengths;

/**
 * The convolution over a line of slots against one that looks each neighbour up by its place, with
 * a row of zeros for those that are missing.
 */
class PlaceConvolutionTest {
  private static final int HIDDEN = 12;
  private static final double EPSILON = 1e-6;
  private static final double TOLERANCE = 1e-5;

  private static final TransformerShape SHAPE =
      new TransformerShape(HIDDEN, 1, 2, 16, 0, 0, EPSILON, 0.3);

  /** Visible places of three texts, not all in order; -1 is padding. */
  private static final int[][] PLACES = {{0, 1, 2, 5, 6, 9, 30}, {4, 3, 0, -1, -1}, {7}};

  private static final String PLAIN =
      """
      def forward(self, x: Tensor, g: Tensor, b: Tensor, wd: Tensor, bd: Tensor, wp: Tensor, bp: Tensor, table: Tensor) -> Tensor:
        n = torch.layer_norm(x, [%1$s], g, b, %2$s, False)
        rows = torch.cat([n, torch.zeros_like(torch.slice(n, 0, 0, 1))])
        near = torch.reshape(torch.index_select(rows, 0, torch.reshape(table, [-1])), [torch.size(x, 0), -1, %1$s])
        taps = torch.transpose(torch.squeeze(wd, 1), 0, 1)
        y = torch.add(torch.sum(torch.mul(near, taps), [1]), bd)
        return torch.add(x, torch.linear(torch.gelu(y), wp, bp))
      """
          .formatted(Integer.toString(HIDDEN), EPSILON);

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 9})
  void agreesWithLookingNeighboursUp(int kernel) {
    try (NDManager manager = NDManager.newBaseManager();
        TorchOp plain = new TorchOp("plain", PLAIN)) {
      ParameterSet set = new ParameterSet();
      SplittableRandom random = new SplittableRandom(8);
      try (PlaceConvolution convolution = new PlaceConvolution(set, "c", SHAPE, kernel)) {
        set.initialize(manager, random);
        NDList inputs = new NDList(values(manager, random, new Shape(patches(), HIDDEN)));
        for (Parameter parameter : set.asMap().values()) {
          NDArray array = values(manager, random, parameter.getShape());
          ParameterValues.replace(parameter, array, manager);
          inputs.add(array);
        }
        inputs.forEach(array -> array.setRequiresGradient(true));
        NDArray slots = slots(convolution.reach()).array(manager);
        NDArray table = manager.create(table(kernel), new Shape(patches(), kernel));
        NDList all = new NDList(inputs);
        all.add(table);

        Result fast = result(manager, inputs, x -> convolution.forward(x, slots));
        Result slow = result(manager, inputs, x -> plain.apply(all.toArray(NDArray[]::new)));

        assertNear(slow.states(), fast.states(), "states");
        for (int i = 0; i < inputs.size(); i++) {
          assertNear(slow.gradients().get(i), fast.gradients().get(i), "gradient of input " + i);
        }
      }
    }
  }

  private record Result(NDArray states, NDList gradients) {}

  /** States, and the gradients of a loss that weighs each of their values differently. */
  private static Result result(
      NDManager manager, NDList inputs, Function<NDArray, NDArray> computation) {
    try (TorchOp weigh =
            new TorchOp(
                "weigh",
                """
                def forward(self, y: Tensor, w: Tensor) -> Tensor:
                  return torch.sum(torch.mul(y, w))
                """);
        Gradients gradients = new Gradients()) {
      NDArray weights = values(manager, new SplittableRandom(4), new Shape(patches(), HIDDEN));
      NDArray states = GradientMode.recording(() -> computation.apply(inputs.get(0)));
      NDArray loss = GradientMode.recording(() -> weigh.apply(states, weights));
      return new Result(states, gradients.of(manager, loss, 1, inputs));
    }
  }

  private static int patches() {
    int count = 0;
    for (int[] text : PLACES) {
      count += text.length;
    }
    return count;
  }

  private static NDArray values(NDManager manager, SplittableRandom random, Shape shape) {
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return manager.create(FloatBuffer.wrap(values), shape).duplicate();
  }

  private static PlaceSlots slots(int reach) {
    long[] places = new long[patches()];
    int[] lengths = new int[PLACES.length];
    int next = 0;
    for (int text = 0; text < PLACES.length; text++) {
      lengths[text] = PLACES[text].length;
      for (int place : PLACES[text]) {
        places[next++] = place;
      }
    }
    return PlaceSlots.of(TextLengths.of(lengths), places, patch -> places[patch] >= 0, reach);
  }

  /** For each patch and tap the index of the neighbour there, or that of the row of zeros. */
  private static long[] table(int kernel) {
    long[] table = new long[patches() * kernel];
    int first = 0;
    int next = 0;
    for (int[] text : PLACES) {
      for (int i = 0; i < text.length; i++) {
        for (int tap = 0; tap < kernel; tap++, next++) {
          table[next] = patches();
          for (int j = 0; j < text.length; j++) {
            boolean there = text[i] >= 0 && text[j] == text[i] + tap - kernel / 2;
            if (text[i] < 0 ? j == i && tap == kernel / 2 : there && text[j] >= 0) {
              table[next] = (long) first + j;
            }
          }
        }
      }
      first += text.length;
    }
    return table;
  }

  private static void assertNear(NDArray slow, NDArray fast, String what) {
    assertEquals(slow.getShape(), fast.getShape(), what);
    float[] expected = slow.toFloatArray();
    float[] actual = fast.toFloatArray();
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs(expected[i] - actual[i]));
    }
    assertEquals(0, difference, TOLERANCE * largest, what);
  }
}
