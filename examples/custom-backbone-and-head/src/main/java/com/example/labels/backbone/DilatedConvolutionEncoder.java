// SPDX-License-Identifier: Apache-2.0
package com.example.labels.backbone;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.pixellm.model.nn.Init;
import org.pixellm.model.nn.LayerNorm;
import org.pixellm.model.nn.Linear;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.model.torch.SequenceOps;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.tasks.head.part.RowMeans;

/**
 * An encoder without attention: each block mixes a patch with those at its dilation to either side,
 * so with dilations 1, 2, 4, 8 a state knows 15 patches to the left and to the right. The state of
 * the whole text is made of the mean over its patches.
 */
public final class DilatedConvolutionEncoder implements EncoderBackbone {
  static final double EPSILON = 1e-6;

  private final DilatedConvolutionConfig config;
  private final InputShape input;
  private final ParameterSet set = new ParameterSet();
  private final Linear projection;
  private final LayerNorm projectionNorm;
  private final List<GatedBlock> blocks = new ArrayList<>();
  private final Linear text;
  private final LayerNorm norm;
  private final SequenceOps rows = new SequenceOps();
  private final RowMeans means = new RowMeans();

  /** An encoder without values. */
  DilatedConvolutionEncoder(DilatedConvolutionConfig config, InputShape input) {
    this.config = config;
    this.input = input;
    int hidden = config.hiddenSize();
    int values = input.patchLength();
    this.projection =
        new Linear(set, "patches.projection", values, hidden, Init.xavierUniform(values, hidden));
    this.projectionNorm = new LayerNorm(set, "patches.norm", hidden, EPSILON);
    for (int dilation : config.dilations()) {
      blocks.add(new GatedBlock(set, "blocks." + blocks.size(), config, dilation));
    }
    this.text = new Linear(set, "text", hidden, hidden, Init.xavierUniform(hidden, hidden));
    this.norm = new LayerNorm(set, "norm", hidden, EPSILON);
  }

  @Override
  public NDArray encode(EncoderInput batch, StepContext context) {
    NDManager scope = context.manager();
    PatchLine line = PatchLine.of(batch, config.reach());
    NDArray patches = batch.patches().reshape(line.lengths().total(), patchLength());
    patches.attach(scope);
    // Ink is 1 and paper 0. An array of ones and not the number 1, see docs/plugins.md.
    NDArray ink = patches.onesLike().sub(patches);
    NDArray projected = projectionNorm.forward(projection.forward(ink));
    NDArray states = rows.select(projected, line.patchOfSlot(scope));
    NDArray occupied = line.occupied(scope);
    for (GatedBlock block : blocks) {
      NDArray before = states;
      states = context.recomputation().run(before, x -> block.forward(x, occupied));
    }
    NDArray texts = text.forward(means.of(states, line.slotsOfTexts(), scope));
    NDArray ofPatches = rows.select(states, line.slotOfPatch(scope));
    NDArray all = norm.forward(rows.select(texts.concat(ofPatches, 0), line.order(scope)));
    return batch.packed().isPresent()
        ? all.expandDims(0)
        : all.reshape(new Shape(line.lengths().count(), 1L + line.lengths().get(0), hiddenSize()));
  }

  @Override
  public boolean readsPackedTexts() {
    return true;
  }

  @Override
  public int hiddenSize() {
    return config.hiddenSize();
  }

  @Override
  public int patchLength() {
    return input.patchLength();
  }

  /** Places are only compared, so there is no last one. */
  @Override
  public int maxPatches() {
    return Integer.MAX_VALUE;
  }

  /** There is no dropout, so several threads may train at once. */
  @Override
  public boolean drawsEngineRandomness() {
    return false;
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
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("hidden_size", config.hiddenSize());
    entries.put("kernel_size", config.kernelSize());
    entries.put("dilations", config.dilations());
    entries.put("image_size", List.of(input.patchSize(), input.patchSize() * input.maxPatches()));
    entries.put("patch_size", input.patchSize());
    entries.put("num_channels", input.channels());
    return entries;
  }

  @Override
  public void close() {
    rows.close();
    means.close();
  }
}
