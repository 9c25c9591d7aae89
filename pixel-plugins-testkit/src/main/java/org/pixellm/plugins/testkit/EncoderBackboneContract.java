// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderBackboneFactory;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.model.TextLengths;

/**
 * What holds for every {@link EncoderBackbone}. Give a small configuration: the laws run it some
 * dozen times.
 *
 * @param <C> the backbone's configuration
 */
public abstract class EncoderBackboneContract<C extends Record> {
  private static final int[] LENGTHS = {9, 9, 5, 2};

  private NDManager manager;

  /** The factory. */
  protected abstract EncoderBackboneFactory<C> factory();

  /** The settings to test with; the defaults unless overridden. */
  protected C configuration() {
    return factory().defaults();
  }

  /** What is read: grey patches of 8 pixels, at most 16, unless overridden; may be tokens. */
  protected InputShape input() {
    return new InputShape(8, 1, 16);
  }

  /** How far states may differ that should be equal but for rounding, relative to 1. */
  protected double tolerance() {
    return 1e-4;
  }

  /** Names of parameters that no gradient has to reach; none unless overridden. */
  protected Set<String> parametersWithoutGradient() {
    return Set.of();
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

  private EncoderBackbone backbone() {
    return NetworkLaws.filled(factory().create(configuration(), input()), manager);
  }

  /** Ink of one text, or its tokens. */
  private float[] text(int seed, int patches) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] ink = new float[patches * input().patchLength()];
    if (input().vocabulary() > 0) {
      for (int patch = 0; patch < patches; patch++) {
        int token = random.nextInt(input().vocabulary());
        for (int i = 0; i < 3; i++) {
          ink[3 * patch + i] = (token >>> (16 - 8 * i) & 0xFF) / 255f;
        }
      }
      return ink;
    }
    for (int i = 0; i < ink.length; i++) {
      ink[i] = random.nextInt(4) == 0 ? 0 : 1;
    }
    return ink;
  }

  private NDArray patches(float[] ink, long rows, long patches) {
    return manager.create(ink, new Shape(rows, patches, input().patchLength()));
  }

  /** The states of one text by itself, its CLS first. */
  private float[] alone(EncoderBackbone backbone, int seed, int patches) {
    EncoderInput input =
        new EncoderInput(
            patches(text(seed, patches), 1, patches), Optional.empty(), Optional.empty());
    return backbone.encode(input, NetworkLaws.context(manager, false)).toFloatArray();
  }

  /** All texts in one rectangle, padded with white. */
  private EncoderInput rectangle() {
    int longest = Arrays.stream(LENGTHS).max().orElseThrow();
    int row = longest * input().patchLength();
    float[] ink = new float[LENGTHS.length * row];
    Arrays.fill(ink, 1);
    float[] real = new float[LENGTHS.length * longest];
    for (int i = 0; i < LENGTHS.length; i++) {
      float[] text = text(i, LENGTHS[i]);
      System.arraycopy(text, 0, ink, i * row, text.length);
      Arrays.fill(real, i * longest, i * longest + LENGTHS[i], 1);
    }
    return new EncoderInput(
        patches(ink, LENGTHS.length, longest),
        Optional.empty(),
        Optional.of(manager.create(real, new Shape(LENGTHS.length, longest))));
  }

  /** Sizes are what was said. */
  @Test
  public void statesHaveTheShapeThatWasSaid() {
    try (EncoderBackbone backbone = backbone()) {
      assertEquals(input().patchLength(), backbone.patchLength(), "patchLength");
      NDArray states = backbone.encode(rectangle(), NetworkLaws.context(manager, false));
      int longest = Arrays.stream(LENGTHS).max().orElseThrow();
      assertEquals(
          new Shape(LENGTHS.length, 1 + longest, backbone.hiddenSize()),
          states.getShape(),
          "the shape of states");
    }
  }

  /** Padding changes no state: a text alone and beside longer ones has the same. */
  @Test
  public void paddingChangesNoState() {
    try (EncoderBackbone backbone = backbone()) {
      int hidden = backbone.hiddenSize();
      int longest = Arrays.stream(LENGTHS).max().orElseThrow();
      float[] states =
          backbone.encode(rectangle(), NetworkLaws.context(manager, false)).toFloatArray();
      for (int i = 0; i < LENGTHS.length; i++) {
        int from = i * (1 + longest) * hidden;
        float[] padded = Arrays.copyOfRange(states, from, from + (1 + LENGTHS[i]) * hidden);
        NetworkLaws.assertClose(
            alone(backbone, i, LENGTHS[i]), padded, tolerance(), "a text alone and padded");
      }
    }
  }

  /** A text alone and packed with others has the same states. For backbones that read those. */
  @Test
  public void packingChangesNoState() {
    try (EncoderBackbone backbone = backbone()) {
      if (!backbone.readsPackedTexts()) {
        return;
      }
      int total = Arrays.stream(LENGTHS).sum();
      float[] ink = new float[total * input().patchLength()];
      int at = 0;
      for (int i = 0; i < LENGTHS.length; i++) {
        float[] text = text(i, LENGTHS[i]);
        System.arraycopy(text, 0, ink, at, text.length);
        at += text.length;
      }
      long[] places = new long[total];
      int patch = 0;
      for (int length : LENGTHS) {
        for (int place = 0; place < length; place++) {
          places[patch++] = place;
        }
      }
      EncoderInput packed =
          new EncoderInput(
              patches(ink, 1, total),
              Optional.of(manager.create(places, new Shape(1, total))),
              Optional.empty(),
              Optional.of(TextLengths.of(LENGTHS)));
      float[] states = backbone.encode(packed, NetworkLaws.context(manager, false)).toFloatArray();
      int from = 0;
      for (int i = 0; i < LENGTHS.length; i++) {
        int to = from + (1 + LENGTHS[i]) * backbone.hiddenSize();
        NetworkLaws.assertClose(
            alone(backbone, i, LENGTHS[i]),
            Arrays.copyOfRange(states, from, to),
            tolerance(),
            "a text alone and packed");
        from = to;
      }
      assertEquals(states.length, from, "states of packed texts");
    }
  }

  /** States depend on what is read: other ink, other states. */
  @Test
  public void otherInkGivesOtherStates() {
    try (EncoderBackbone backbone = backbone()) {
      float[] one = alone(backbone, 1, 5);
      float[] other = alone(backbone, 2, 5);
      assertEquals(false, Arrays.equals(one, other), "two texts have the same states");
    }
  }

  /** A loss over all states reaches every parameter that is trained. */
  @Test
  public void gradientsReachEveryParameter() {
    try (EncoderBackbone backbone = backbone()) {
      SplittableRandom random = new SplittableRandom(3);
      NetworkLaws.assertGradientsReach(
          backbone,
          () -> {
            NDArray states = backbone.encode(rectangle(), NetworkLaws.context(manager, true));
            float[] weights = new float[(int) states.size()];
            for (int i = 0; i < weights.length; i++) {
              weights[i] = (float) random.nextDouble(-1, 1);
            }
            return states.mul(manager.create(weights, states.getShape())).sum();
          },
          parametersWithoutGradient());
    }
  }

  /** A backbone made of its configuration, with the same values, gives the same states. */
  @Test
  public void aRestoredBackboneGivesTheSameStates() {
    try (EncoderBackbone backbone = backbone();
        EncoderBackbone again = factory().restore(backbone.configuration())) {
      NetworkLaws.handOver(backbone, again, manager);
      assertEquals(backbone.hiddenSize(), again.hiddenSize(), "hiddenSize");
      assertEquals(backbone.patchLength(), again.patchLength(), "patchLength");
      assertEquals(backbone.maxPatches(), again.maxPatches(), "maxPatches");
      assertArrayEquals(alone(backbone, 1, 7), alone(again, 1, 7), "states after a restore");
    }
  }

  /** Equal seeds give equal values, and equal input equal states. */
  @Test
  public void equalSeedsGiveEqualValues() {
    NetworkLaws.assertEqualSeedsFillEqually(
        () -> factory().create(configuration(), input()), manager);
    try (EncoderBackbone backbone = backbone()) {
      assertArrayEquals(alone(backbone, 1, 7), alone(backbone, 1, 7), "states, computed again");
    }
  }

  /** Several threads that encode over the same parameters get what one gets. */
  @Test
  public void threadsGetWhatOneGets() {
    try (EncoderBackbone backbone = backbone()) {
      List<float[]> expected = new ArrayList<>();
      for (int length : LENGTHS) {
        expected.add(alone(backbone, length, length));
      }
      for (List<float[]> found :
          AtOnce.run(
              () -> {
                List<float[]> states = new ArrayList<>();
                for (int length : LENGTHS) {
                  states.add(alone(backbone, length, length));
                }
                return states;
              })) {
        for (int i = 0; i < LENGTHS.length; i++) {
          NetworkLaws.assertClose(
              expected.get(i), found.get(i), tolerance(), "states by several threads");
        }
      }
    }
  }
}
