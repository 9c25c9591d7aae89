// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.pixellm.model.nn.AttentionMath;
import org.pixellm.model.vit.PixelEncoder;
import org.pixellm.model.vit.PixelEncoderConfig;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.StepContext;

/**
 * A {@link PixelEncoder} that reads tokens: a table of embeddings stands where the projection of
 * pixels does, and everything behind it is the same.
 */
public final class TokenEncoder implements EncoderBackbone {
  static final String VOCABULARY = "vocab_size";

  private final PixelEncoderConfig config;
  private final int vocabulary;
  private final PixelEncoder encoder;
  private TokenEmbeddings embeddings;

  /**
   * An encoder without values.
   *
   * @param vocabulary tokens of the table
   */
  TokenEncoder(PixelEncoderConfig config, int vocabulary, AttentionMath attention) {
    this.config = config;
    this.vocabulary = vocabulary;
    this.encoder =
        new PixelEncoder(
            config,
            attention,
            (set, name, shape) -> embeddings = new TokenEmbeddings(set, name, shape, vocabulary));
  }

  /** Size and positions. */
  PixelEncoderConfig config() {
    return config;
  }

  /** Tokens of the table. */
  int vocabulary() {
    return vocabulary;
  }

  /** {@code [vocabulary, hidden]}: the state of each token before the first layer. */
  NDArray table() {
    return embeddings.table();
  }

  @Override
  public int hiddenSize() {
    return encoder.hiddenSize();
  }

  @Override
  public int patchLength() {
    return encoder.patchLength();
  }

  @Override
  public int maxPatches() {
    return encoder.maxPatches();
  }

  @Override
  public boolean readsPackedTexts() {
    return encoder.readsPackedTexts();
  }

  @Override
  public boolean quantise(NDManager manager) {
    return encoder.quantise(manager);
  }

  @Override
  public NDArray encode(EncoderInput input, StepContext context) {
    return encoder.encode(input, context);
  }

  @Override
  public boolean drawsEngineRandomness() {
    return encoder.drawsEngineRandomness();
  }

  @Override
  public Map<String, Parameter> parameters() {
    return encoder.parameters();
  }

  @Override
  public void initialize(NDManager manager, RandomGenerator random) {
    encoder.initialize(manager, random);
  }

  @Override
  public Map<String, Object> configuration() {
    Map<String, Object> map = new LinkedHashMap<>(encoder.configuration());
    map.put(VOCABULARY, vocabulary);
    return map;
  }

  @Override
  public void close() {
    encoder.close();
  }
}
