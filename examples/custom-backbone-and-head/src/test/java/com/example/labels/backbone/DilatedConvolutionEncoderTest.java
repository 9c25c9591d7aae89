// SPDX-License-Identifier: Apache-2.0
package com.example.labels.backbone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderBackboneFactory;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.testkit.EncoderBackboneContract;

/** The laws that all backbones keep, and what is this one's own: how far it sees. */
class DilatedConvolutionEncoderTest extends EncoderBackboneContract<DilatedConvolutionConfig> {
  private static final int HIDDEN = 12;
  private static final InputShape INPUT = new InputShape(8, 1, 64);

  @Override
  protected EncoderBackboneFactory<DilatedConvolutionConfig> factory() {
    return new DilatedConvolutionFactory();
  }

  @Override
  protected DilatedConvolutionConfig configuration() {
    return new DilatedConvolutionConfig(HIDDEN, 3, List.of(1, 2, 4));
  }

  /** States of one text whose patches stand at these places, CLS left out. */
  private float[] states(NDManager manager, float[] ink, long... places) {
    try (EncoderBackbone backbone = factory().create(configuration(), INPUT)) {
      backbone.initialize(manager, new SplittableRandom(5));
      int length = places.length;
      NDArray patches = manager.create(ink, new Shape(1, length, INPUT.patchLength()));
      NDArray at = manager.create(places, new Shape(1, length));
      StepContext context = new StepContext(manager, false, new SplittableRandom(6), 0, 1);
      NDArray states =
          backbone.encode(new EncoderInput(patches, Optional.of(at), Optional.empty()), context);
      float[] values = states.toFloatArray();
      return Arrays.copyOfRange(values, HIDDEN, values.length);
    }
  }

  private static float[] ink(int patches) {
    float[] ink = new float[patches * INPUT.patchLength()];
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < ink.length; i++) {
      ink[i] = random.nextInt(2);
    }
    return ink;
  }

  private static float[] state(float[] states, int patch) {
    return Arrays.copyOfRange(states, patch * HIDDEN, (patch + 1) * HIDDEN);
  }

  @Test
  void seesSevenPlacesToEitherSideAndNoFurther() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      float[] ink = ink(9);
      long[] places = {0, 1, 2, 3, 4, 5, 6, 7, 8};
      float[] before = states(manager, ink, places);
      Arrays.fill(ink, 0, INPUT.patchLength(), 1);
      float[] after = states(manager, ink, places);
      assertFalse(Arrays.equals(state(before, 7), state(after, 7)), "1 + 2 + 4 = 7 places away");
      assertArrayEquals(state(before, 8), state(after, 8), "8 places away");
    }
  }

  /** What is hidden from the encoder leaves a hole: those behind it do not move up. */
  @Test
  void placesCountAndNotTheOrderOfPatches() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      float[] pair = ink(2);
      float[] together = states(manager, pair, 0, 1);
      assertFalse(Arrays.equals(state(together, 0), state(states(manager, pair, 0, 2), 0)));
      float[] first = Arrays.copyOf(pair, INPUT.patchLength());
      assertArrayEquals(states(manager, first, 0), state(states(manager, pair, 0, 40), 0), 1e-5f);
    }
  }

  @Test
  void patchesMayComeInAnyOrder() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      float[] ink = ink(2);
      int length = INPUT.patchLength();
      float[] swapped = new float[ink.length];
      System.arraycopy(ink, 0, swapped, length, length);
      System.arraycopy(ink, length, swapped, 0, length);
      float[] states = states(manager, ink, 0, 1);
      float[] ofSwapped = states(manager, swapped, 1, 0);
      assertArrayEquals(state(states, 0), state(ofSwapped, 1), 1e-5f);
      assertArrayEquals(state(states, 1), state(ofSwapped, 0), 1e-5f);
    }
  }

  @Test
  void refusesWhatMakesNoNetwork() {
    IllegalArgumentException even =
        assertThrows(
            IllegalArgumentException.class, () -> new DilatedConvolutionConfig(8, 4, List.of(1)));
    assertEquals("kernel_size must be odd, 3 to 15, not 4", even.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> new DilatedConvolutionConfig(8, 3, List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> new DilatedConvolutionConfig(8, 3, List.of(0)));
    assertThrows(
        IllegalArgumentException.class, () -> new DilatedConvolutionConfig(0, 3, List.of(1)));
  }

  @Test
  void refusesTokens() {
    PixelException refused =
        assertThrows(
            PixelException.class,
            () -> factory().create(configuration(), new InputShape(1, 3, 16, 100)));
    assertEquals(
        "the backbone dilated-convolution reads pictures, and the renderer gives tokens: choose one"
            + " that draws",
        refused.getMessage());
  }
}
