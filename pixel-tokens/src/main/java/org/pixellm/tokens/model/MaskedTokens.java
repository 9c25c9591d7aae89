// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.pixellm.model.nn.Init;
import org.pixellm.model.nn.LayerNorm;
import org.pixellm.model.nn.Linear;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.model.nn.TransformerShape;
import org.pixellm.model.torch.SequenceOps;
import org.pixellm.model.torch.TorchOp;
import org.pixellm.model.work.UsefulWork;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.Objective;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.model.TextLengths;

/**
 * Masked-token pretraining (Devlin et al. 2019): some tokens are hidden, the encoder reads all, and
 * guesses those that were there: a softmax over the whole vocabulary, whose matrix is the encoder's
 * table of embeddings.
 */
final class MaskedTokens implements Objective {
  private final MaskedTokensConfig config;
  private final TransformerShape shape;
  private final int vocabulary;
  private final ParameterSet set = new ParameterSet();
  private final SequenceOps ops = new SequenceOps();
  private final Linear transform;
  private final LayerNorm norm;
  private final Parameter bias;
  private final TorchOp gelu =
      new TorchOp(
          "gelu",
          """
          def forward(self, x: Tensor) -> Tensor:
            return torch.gelu(x)
          """);
  private final TorchOp crossEntropy =
      new TorchOp(
          "token_cross_entropy",
          """
          def forward(self, x: Tensor, table: Tensor, bias: Tensor, targets: Tensor) -> Tensor:
            return torch.cross_entropy_loss(torch.linear(x, table, bias), targets)
          """);

  /** An objective without values. */
  MaskedTokens(MaskedTokensConfig config, TokenEncoder encoder) {
    this.config = config;
    this.shape = encoder.config().transformer();
    this.vocabulary = encoder.vocabulary();
    int hidden = shape.hidden();
    this.transform =
        new Linear(
            set, "head.transform.dense", hidden, hidden, Init.normal(shape.initializerRange()));
    this.norm = new LayerNorm(set, "head.transform.norm", hidden, shape.layerNormEpsilon());
    this.bias = set.add("head.bias", Parameter.Type.BIAS, Init.constant(0), vocabulary);
  }

  @Override
  public LossTerms loss(EncoderBackbone backbone, PatchBatch batch, StepContext context) {
    if (!(backbone instanceof TokenEncoder encoder)) {
      throw new PixelException(MaskedTokensFactory.WANTS_TOKENS);
    }
    NDManager manager = context.manager();
    TokenMask mask = draw(batch, context);
    NDArray guessed = guessed(encoder, batch, mask, context);
    NDArray targets = manager.create(mask.targets(), new Shape(mask.targets().length));
    NDArray states = norm.forward(gelu.apply(transform.forward(guessed)));
    NDArray loss = crossEntropy.apply(states, encoder.table(), bias.getArray(), targets);
    return new LossTerms(loss, mask.targets().length);
  }

  /** What a step hides of a batch. */
  TokenMask draw(PatchBatch batch, StepContext context) {
    return TokenMask.draw(batch, vocabulary, config, context.random());
  }

  /** States of the tokens that have to be guessed: {@code [guessed, hidden]}. */
  private NDArray guessed(
      TokenEncoder encoder, PatchBatch batch, TokenMask mask, StepContext context) {
    NDManager manager = context.manager();
    int tokens = Math.toIntExact(batch.realPatches());
    ByteBuffer bytes = ByteBuffer.allocateDirect(mask.bytes().length).put(mask.bytes()).flip();
    NDArray patches =
        ops.unitRange(
            manager.create(bytes, new Shape(1, tokens, encoder.patchLength()), DataType.UINT8));
    TextLengths lengths =
        TextLengths.of(IntStream.range(0, batch.size()).map(batch::length).toArray());
    NDArray states =
        encoder.encode(
            new EncoderInput(patches, Optional.empty(), Optional.empty(), Optional.of(lengths)),
            context);
    return ops.select(
        states.reshape(-1, shape.hidden()),
        manager.create(rows(batch, mask), new Shape(mask.places().length)));
  }

  /** Rows of the states, among which each text has its CLS first. */
  private static long[] rows(PatchBatch batch, TokenMask mask) {
    long[] rows = new long[mask.places().length];
    int row = 0;
    for (int i = 0; i < rows.length; i++) {
      while (mask.places()[i] >= batch.start(row + 1)) {
        row++;
      }
      rows[i] = mask.places()[i] + row + 1L;
    }
    return rows;
  }

  /** What {@link TokenWork} counts. */
  @Override
  public OptionalLong operations(EncoderBackbone backbone, PatchBatch batch) {
    TokenWork work =
        new TokenWork(
            new UsefulWork.Stack(shape.hidden(), shape.layers(), shape.intermediate()), vocabulary);
    long sum = 0;
    for (int row = 0; row < batch.size(); row++) {
      sum += work.step(batch.length(row), TokenMask.guessed(batch, row, config));
    }
    return OptionalLong.of(sum);
  }

  @Override
  public Optional<ConstantGuess> constantGuess() {
    return Optional.of(new TokenFrequencies(this, vocabulary));
  }

  @Override
  public boolean drawsEngineRandomness() {
    return shape.drawsEngineRandomness();
  }

  @Override
  public Map<String, Parameter> parameters() {
    return set.asMap();
  }

  @Override
  public void initialize(NDManager manager, RandomGenerator random) {
    set.initialize(manager, random);
  }

  @Override
  public Map<String, Object> configuration() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("mask_ratio", config.maskRatio());
    map.put("mask_replaced", config.replaced());
    map.put("mask_random", config.random());
    return map;
  }

  @Override
  public void close() {
    gelu.close();
    crossEntropy.close();
    ops.close();
  }
}
