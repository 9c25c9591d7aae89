// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.Objective;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.model.StepContext;

/**
 * Masked pixels the plain way: the same parameters, masks and loss as the objective it stands for
 * (single patches hidden, one channel, no dropout), but every operation of its own, padding
 * computed and masked in attention, and every patch decoded and predicted, hidden or not, as the
 * original does.
 */
final class ComposedObjective implements Objective {
  private static final float DECODER_EPSILON = 1e-5f;

  private final Objective delegate;
  private final int width;

  /**
   * The plain way of an objective.
   *
   * @param width patches to which every text is padded; 0 for the longest of the batch
   */
  ComposedObjective(Objective delegate, int width) {
    this.delegate = delegate;
    this.width = width;
  }

  @Override
  public LossTerms loss(EncoderBackbone backbone, PatchBatch texts, StepContext context) {
    PatchBatch batch = widened(texts);
    Map<String, Object> config = new LinkedHashMap<>(backbone.configuration());
    config.putAll(delegate.configuration());
    ConfigEntries entries = new ConfigEntries("config.json", config);
    if (entries.has("first_layers")) {
      throw new PixelException(
          "the composed step has only plain first layers, not %s; leave composed out of --variants"
              .formatted(entries.text("first_layers")));
    }
    Map<String, NDArray> values = new LinkedHashMap<>();
    backbone.parameters().forEach((name, p) -> values.put(name, p.getArray()));
    parameters().forEach((name, p) -> values.put(name, p.getArray()));
    ComposedMask mask =
        ComposedMask.draw(batch, entries.number("mask_ratio", 0.25), context.random());
    return new Pass(entries, values, batch, mask, context.manager()).loss();
  }

  private PatchBatch widened(PatchBatch batch) {
    if (batch.patchCount() >= width) {
      return batch;
    }
    int from = batch.patchCount() * batch.patchLength();
    int to = width * batch.patchLength();
    byte[] pixels = new byte[Math.multiplyExact(batch.size(), to)];
    int[] lengths = new int[batch.size()];
    for (int row = 0; row < lengths.length; row++) {
      System.arraycopy(batch.pixels(), row * from, pixels, row * to, from);
      lengths[row] = batch.length(row);
    }
    return new PatchBatch(pixels, lengths, width, batch.patchLength());
  }

  @Override
  public boolean drawsEngineRandomness() {
    return delegate.drawsEngineRandomness();
  }

  /** One forward pass. */
  private record Pass(
      ConfigEntries config,
      Map<String, NDArray> values,
      PatchBatch batch,
      ComposedMask mask,
      NDManager manager) {

    LossTerms loss() {
      NDArray pixels =
          manager
              .create(
                  java.nio.ByteBuffer.wrap(batch.pixels()),
                  new Shape(batch.size(), batch.patchCount(), batch.patchLength()),
                  DataType.UINT8)
              .toType(DataType.FLOAT32, false)
              .mul(constant(1 / 255.0));
      NDArray prediction = decode(encode(gather(pixels, mask.visiblePlaces())));
      NDArray error = prediction.sub(target(pixels)).square().mean(new int[] {2});
      NDArray weight = manager.create(mask.hidden(), new Shape(batch.size(), batch.patchCount()));
      NDArray loss = error.mul(weight).sum().mul(constant(1.0 / mask.hiddenCount()));
      return new LossTerms(loss, mask.hiddenCount());
    }

    private NDArray encode(NDArray visible) {
      NDArray x = visible;
      if (config.text("input_encoding", "raw").equals("standardised")) {
        x =
            constant(1)
                .sub(x)
                .sub(constant(config.number("ink_mean", 0)))
                .mul(constant(1 / config.number("ink_deviation", 1)));
      }
      NDArray kernel = values.get("vit.embeddings.patch_embeddings.projection.weight");
      NDArray matrix = scoped(kernel.reshape(kernel.getShape().get(0), -1));
      NDArray bias = values.get("vit.embeddings.patch_embeddings.projection.bias");
      x = ai.djl.nn.core.Linear.linear(x, matrix, bias).singletonOrThrow();
      x = withFirst(x, values.get("vit.embeddings.cls_token"));
      NDArray table = values.get("vit.embeddings.position_embeddings");
      if (table != null) {
        x = x.add(rows(table, mask.visiblePlaces(), mask.visible()));
      }
      ComposedTransformer stack =
          new ComposedTransformer(
              values,
              "vit.encoder.layer",
              config.integer("num_hidden_layers"),
              config.integer("num_attention_heads"),
              (float) config.number("layer_norm_eps", 1e-12));
      int head = config.integer("hidden_size") / config.integer("num_attention_heads");
      ComposedTransformer.Shared shared =
          new ComposedTransformer.Shared(
              bias(mask.visibleReal(), mask.visible()),
              rotation(head, mask.visiblePlaces(), mask.visible()));
      return stack.norm(stack.forward(x, shared), "vit.layernorm", stack.epsilon());
    }

    private NDArray decode(NDArray states) {
      ComposedTransformer stack =
          new ComposedTransformer(
              values,
              "decoder.decoder_layers",
              config.integer("decoder_num_hidden_layers"),
              config.integer("decoder_num_attention_heads"),
              (float) config.number("layer_norm_eps", 1e-12));
      NDArray seen = stack.linear(states, "decoder.decoder_embed");
      long hidden = seen.getShape().get(2);
      NDArray hole =
          scoped(values.get("decoder.mask_token").broadcast(new Shape(batch.size(), 1, hidden)));
      NDArray patches = gather(seen.get(new NDIndex(":, 1:")).concat(hole, 1), mask.restore());
      NDArray x = seen.get(new NDIndex(":, :1")).concat(patches, 1);
      NDArray table = values.get("decoder.decoder_pos_embed");
      if (table != null) {
        x = x.add(rows(table, mask.allPlaces(), mask.patches()));
      }
      int head =
          config.integer("decoder_hidden_size") / config.integer("decoder_num_attention_heads");
      ComposedTransformer.Shared shared =
          new ComposedTransformer.Shared(
              bias(mask.allReal(), mask.patches()),
              rotation(head, mask.allPlaces(), mask.patches()));
      NDArray y = stack.norm(stack.forward(x, shared), "decoder.decoder_norm", DECODER_EPSILON);
      return stack.linear(y, "decoder.decoder_pred").get(new NDIndex(":, 1:"));
    }

    private NDArray target(NDArray pixels) {
      if (!config.flag("norm_pix_loss", true)) {
        return pixels;
      }
      NDArray centred = pixels.sub(pixels.mean(new int[] {2}, true));
      NDArray variance =
          centred.square().sum(new int[] {2}, true).mul(constant(1.0 / (batch.patchLength() - 1)));
      return centred.div(variance.add(constant(1e-6)).sqrt());
    }

    /** Tokens at the places that a flat list gives for each row. */
    private NDArray gather(NDArray x, long[] places) {
      long width = x.getShape().get(2);
      long count = places.length / batch.size();
      NDArray index =
          manager
              .create(places, new Shape(batch.size(), count, 1))
              .broadcast(new Shape(batch.size(), count, width));
      return x.gather(index, 1);
    }

    private NDArray rows(NDArray table, long[] places, int count) {
      NDArray flat = scoped(table.reshape(-1, table.getShape().get(2)));
      long[] tokens = new long[batch.size() * (count + 1)];
      for (int i = 0; i < tokens.length; i++) {
        int token = i % (count + 1);
        tokens[i] = token == 0 ? 0 : places[i / (count + 1) * count + token - 1] + 1;
      }
      NDArray index =
          manager
              .create(tokens, new Shape(tokens.length, 1))
              .broadcast(new Shape(tokens.length, flat.getShape().get(1)));
      return flat.gather(index, 0).reshape(batch.size(), count + 1, flat.getShape().get(1));
    }

    private NDArray bias(float[] real, int count) {
      float[] bias = new float[batch.size() * (count + 1)];
      for (int i = 0; i < bias.length; i++) {
        int token = i % (count + 1);
        boolean seen = token == 0 || real[i / (count + 1) * count + token - 1] > 0;
        bias[i] = seen ? 0 : -10000;
      }
      return manager.create(bias, new Shape(batch.size(), 1, 1, count + 1));
    }

    private Optional<NDArray[]> rotation(int head, long[] places, int count) {
      if (!config.text("position_encoding", "sincos2d").equals("rope")) {
        return Optional.empty();
      }
      double base = config.number("rope_base", 10000);
      int half = head / 2;
      float[] cos = new float[batch.size() * (count + 1) * half];
      float[] sin = new float[cos.length];
      for (int i = 0; i < cos.length; i++) {
        int token = i / half % (count + 1);
        int row = i / half / (count + 1);
        long place = token == 0 ? 0 : places[row * count + token - 1] + 1;
        double angle = place * Math.pow(base, -2.0 * (i % half) / head);
        cos[i] = (float) Math.cos(angle);
        sin[i] = (float) Math.sin(angle);
      }
      Shape shape = new Shape(batch.size(), 1, count + 1, half);
      return Optional.of(new NDArray[] {manager.create(cos, shape), manager.create(sin, shape)});
    }

    private NDArray withFirst(NDArray x, NDArray first) {
      NDArray rows = scoped(first.broadcast(new Shape(batch.size(), 1, x.getShape().get(2))));
      return rows.concat(x, 1);
    }

    /** Alive until the step's end, unlike a scalar handed to an operation. */
    private NDArray constant(double value) {
      return manager.create((float) value);
    }

    private NDArray scoped(NDArray array) {
      array.attach(manager);
      return array;
    }
  }

  @Override
  public Map<String, Parameter> parameters() {
    return delegate.parameters();
  }

  @Override
  public void initialize(NDManager manager, RandomGenerator random) {
    delegate.initialize(manager, random);
  }

  @Override
  public Map<String, Object> configuration() {
    return delegate.configuration();
  }

  @Override
  public void close() {
    delegate.close();
  }
}
