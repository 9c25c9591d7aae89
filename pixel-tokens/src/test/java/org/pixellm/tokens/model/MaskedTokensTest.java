// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pixellm.model.nn.AttentionMath;
import org.pixellm.model.pretrain.MaskedPixelsConfig;
import org.pixellm.model.pretrain.MaskedPixelsFactory;
import org.pixellm.model.torch.GradientMode;
import org.pixellm.model.torch.Gradients;
import org.pixellm.model.torch.SequenceOps;
import org.pixellm.model.vit.PixelBackboneConfig;
import org.pixellm.model.vit.PixelBackboneConfig.Size;
import org.pixellm.model.vit.PixelBackboneFactory;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.Objective;
import org.pixellm.plugins.model.Objective.ConstantGuess.Score;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.model.TextLengths;
import org.pixellm.tokens.vocabulary.TokenVocabulary;

class MaskedTokensTest {
  private static final int VOCABULARY = 300;
  private static final int HIDDEN = 16;
  private static final InputShape INPUT = new InputShape(1, 3, 64, VOCABULARY);

  private NDManager manager;
  private TokenEncoder encoder;
  private MaskedTokens objective;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager();
    encoder =
        (TokenEncoder)
            new TokenBackboneFactory()
                .create(
                    new TokenBackboneConfig(
                        Size.TINY, HIDDEN, 2, 2, 32, 0, 0, 0, 100, AttentionMath.FUSED),
                    INPUT);
    objective = new MaskedTokens(MaskedTokensConfig.defaults(), encoder);
    encoder.initialize(manager, new SplittableRandom(1));
    objective.initialize(manager, new SplittableRandom(2));
  }

  @AfterEach
  void close() {
    objective.close();
    encoder.close();
    manager.close();
  }

  private StepContext context(long seed) {
    return new StepContext(manager.newSubManager(), true, new SplittableRandom(seed), 0, 1);
  }

  /** Texts of random tokens with a separator at their ends. */
  private static PatchBatch batch(int... lengths) {
    SplittableRandom random = new SplittableRandom(7);
    ByteBuffer bytes = ByteBuffer.allocate(3 * IntStream.of(lengths).sum());
    for (int length : lengths) {
      for (int i = 0; i < length; i++) {
        int token =
            i == length - 1
                ? TokenVocabulary.SEPARATOR
                : random.nextInt(TokenVocabulary.FIRST_BYTE, VOCABULARY);
        bytes.put((byte) (token >>> 16)).put((byte) (token >>> 8)).put((byte) token);
      }
    }
    return PatchBatch.ofRows(bytes.array(), lengths, 3);
  }

  @Test
  void theLossIsTheCrossEntropyOfWhatWasThere() {
    PatchBatch batch = batch(20, 9, 31);
    TokenMask mask = objective.draw(batch, context(3));
    LossTerms loss = objective.loss(encoder, batch, context(3));
    assertEquals(mask.targets().length, loss.count());
    double[][] states = statesOf(mask, batch);
    double expected = 0;
    for (int i = 0; i < states.length; i++) {
      double[] logits = logits(states[i]);
      double sum = 0;
      for (double logit : logits) {
        sum += Math.exp(logit);
      }
      expected += Math.log(sum) - logits[(int) mask.targets()[i]];
    }
    assertEquals(expected / states.length, loss.loss().getFloat(), 1e-4);
  }

  /** States of the tokens to guess, in doubles; the CLS of each text stands before its tokens. */
  private double[][] statesOf(TokenMask mask, PatchBatch batch) {
    TextLengths lengths =
        TextLengths.of(IntStream.range(0, batch.size()).map(batch::length).toArray());
    try (SequenceOps ops = new SequenceOps()) {
      NDArray patches =
          ops.unitRange(
              manager.create(
                  ByteBuffer.allocateDirect(mask.bytes().length).put(mask.bytes()).flip(),
                  new Shape(1, lengths.total(), 3),
                  DataType.UINT8));
      float[] all =
          encoder
              .encode(
                  new EncoderInput(
                      patches, Optional.empty(), Optional.empty(), Optional.of(lengths)),
                  context(0))
              .toFloatArray();
      double[][] states = new double[mask.places().length][HIDDEN];
      for (int i = 0; i < states.length; i++) {
        int text = 0;
        while (mask.places()[i] >= batch.start(text + 1)) {
          text++;
        }
        for (int k = 0; k < HIDDEN; k++) {
          states[i][k] = all[(mask.places()[i] + text + 1) * HIDDEN + k];
        }
      }
      return states;
    }
  }

  /** A dense layer, GELU, a norm, and the table of embeddings. */
  private double[] logits(double[] state) {
    float[] weight = values(objective.parameters(), "head.transform.dense.weight");
    float[] bias = values(objective.parameters(), "head.transform.dense.bias");
    double[] dense = new double[HIDDEN];
    double mean = 0;
    for (int k = 0; k < HIDDEN; k++) {
      double x = bias[k];
      for (int j = 0; j < HIDDEN; j++) {
        x += weight[k * HIDDEN + j] * state[j];
      }
      dense[k] = 0.5 * x * (1 + erf(x / Math.sqrt(2)));
      mean += dense[k] / HIDDEN;
    }
    double variance = 0;
    for (double x : dense) {
      variance += (x - mean) * (x - mean) / HIDDEN;
    }
    float[] table = values(encoder.parameters(), "vit.embeddings.token_embeddings.weight");
    double[] logits = new double[VOCABULARY];
    for (int token = 0; token < VOCABULARY; token++) {
      for (int k = 0; k < HIDDEN; k++) {
        logits[token] +=
            table[token * HIDDEN + k] * (dense[k] - mean) / Math.sqrt(variance + 1e-12);
      }
    }
    return logits;
  }

  /** By its power series, which converges quickly for small arguments. */
  private static double erf(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; n < 60; n++) {
      term *= -x * x / n;
      sum += term / (2 * n + 1);
    }
    return 2 / Math.sqrt(Math.PI) * sum;
  }

  private static float[] values(Map<String, Parameter> parameters, String name) {
    return parameters.get(name).getArray().toFloatArray();
  }

  @Test
  void sharesAreThoseOfBert() {
    PatchBatch batch = batch(IntStream.generate(() -> 64).limit(300).toArray());
    TokenMask mask = objective.draw(batch, context(5));
    int masked = 0;
    int same = 0;
    for (int i = 0; i < mask.targets().length; i++) {
      int place = mask.places()[i];
      assertEquals(TokenMask.token(batch.bytes(), place), mask.targets()[i]);
      int now = TokenMask.token(mask.bytes(), place);
      masked += now == TokenVocabulary.MASK ? 1 : 0;
      same += now == mask.targets()[i] ? 1 : 0;
      assertTrue(mask.targets()[i] != TokenVocabulary.SEPARATOR, "a separator was hidden");
    }
    double count = mask.targets().length;
    assertEquals(300 * 9, count, "15 % of 63 tokens, rounded, of each text");
    assertEquals(0.8, masked / count, 0.03);
    assertEquals(0.1, same / count, 0.03);
    byte[] others = mask.bytes().clone();
    for (int place : mask.places()) {
      System.arraycopy(batch.bytes(), 3 * place, others, 3 * place, 3);
    }
    assertArrayEquals(batch.bytes(), others, "what need not be guessed was changed");
  }

  @Test
  void shortTextsHaveOneTokenToGuess() {
    TokenMask mask = objective.draw(batch(2, 3, 2), context(1));
    assertEquals(3, mask.targets().length);
  }

  @Test
  void gradientsReachEveryParameter() {
    List<Parameter> parameters =
        Stream.concat(
                encoder.parameters().values().stream(), objective.parameters().values().stream())
            .toList();
    parameters.forEach(parameter -> parameter.getArray().setRequiresGradient(true));
    try (Gradients gradients = new Gradients()) {
      NDArray loss =
          GradientMode.recording(
              () -> objective.loss(encoder, batch(20, 9, 31), context(3)).loss());
      NDList arrays = new NDList(parameters.stream().map(Parameter::getArray).toList());
      NDList found = gradients.of(manager, loss, 1, arrays);
      for (int i = 0; i < found.size(); i++) {
        assertTrue(
            found.get(i).abs().max().getFloat() > 0, parameters.get(i).getName() + " has none");
      }
    }
  }

  @Test
  void theGuessKnowsHowOftenTokensOccur() {
    PatchBatch batch = batch(40, 40);
    Objective.ConstantGuess guess = objective.constantGuess().orElseThrow();
    guess.observe(batch);
    Score score = guess.score(batch, context(3));
    TokenMask mask = objective.draw(batch, context(3));
    double expected = 0;
    for (long target : mask.targets()) {
      long seen =
          IntStream.range(0, 80).filter(p -> TokenMask.token(batch.bytes(), p) == target).count();
      expected -= Math.log((seen + 1.0) / (78 + VOCABULARY)) / mask.targets().length;
    }
    assertEquals(expected, score.loss(), 1e-9);
    assertEquals(mask.targets().length, score.count());
  }

  @Test
  void aRestoredObjectiveGivesTheSameLoss() {
    Objective again = new MaskedTokensFactory().restore(objective.configuration(), encoder);
    assertEquals(objective.configuration(), again.configuration());
    assertEquals(objective.parameters().keySet(), again.parameters().keySet());
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() {
    InputShape pictures = new InputShape(16, 1, 64);
    PixelBackboneFactory pixel = new PixelBackboneFactory();
    assertSays(
        "choose the backbone tokens", () -> pixel.create(PixelBackboneConfig.defaults(), INPUT));
    assertSays(
        "choose the renderer bpe",
        () -> new TokenBackboneFactory().create(TokenBackboneConfig.defaults(), pictures));
    assertSays(
        "choose the objective masked-tokens",
        () -> new MaskedPixelsFactory().create(MaskedPixelsConfig.defaults(), encoder, INPUT));
    assertSays(
        "goes with the backbone tokens",
        () ->
            new MaskedTokensFactory()
                .create(
                    MaskedTokensConfig.defaults(),
                    pixel.create(PixelBackboneConfig.defaults(), pictures),
                    pictures));
  }

  private static void assertSays(String part, org.junit.jupiter.api.function.Executable what) {
    PixelException e = assertThrows(PixelException.class, what);
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }
}
