// SPDX-License-Identifier: Apache-2.0
package com.example.labels.backbone;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import org.pixellm.model.nn.Init;
import org.pixellm.model.nn.LayerNorm;
import org.pixellm.model.nn.Linear;
import org.pixellm.model.nn.ParameterSet;

/**
 * {@code x + a * sigmoid(b)}, where {@code [a, b]} is a dilated convolution of {@code norm(x)}: the
 * gated linear units of Dauphin et al. (2017) over the dilations of van den Oord et al. (2016).
 *
 * <p>The convolution is one matrix product of each patch and its neighbours side by side: batches
 * are small and of all lengths, for which the engine's own convolution takes twice the time.
 */
final class GatedBlock {
  private final int kernelSize;
  private final int dilation;
  private final Shape edge;
  private final LayerNorm norm;
  private final Linear convolution;

  GatedBlock(ParameterSet set, String name, DilatedConvolutionConfig config, int dilation) {
    int hidden = config.hiddenSize();
    this.kernelSize = config.kernelSize();
    this.dilation = dilation;
    this.edge = new Shape(config.reach(dilation), hidden);
    this.norm = new LayerNorm(set, name + ".norm", hidden, DilatedConvolutionEncoder.EPSILON);
    // A gate is half open when training begins, so weights are twice as wide as without it.
    long read = (long) hidden * kernelSize;
    this.convolution =
        new Linear(set, name + ".convolution", read, 2L * hidden, Init.normal(2 / Math.sqrt(read)));
  }

  /**
   * One block.
   *
   * @param x {@code [slots, hidden]}
   * @param occupied {@code [slots, 1]}, 1 where a patch is and 0 where none is, which then adds
   *     nothing to its neighbours
   * @return {@code [slots, hidden]}
   */
  NDArray forward(NDArray x, NDArray occupied) {
    NDArray seen = norm.forward(x).mul(occupied);
    NDArray white = x.getManager().zeros(edge);
    NDArray line = NDArrays.concat(new NDList(white, seen, white), 0);
    long slots = x.getShape().get(0);
    NDList neighbours = new NDList();
    for (long from = 0; from < (long) kernelSize * dilation; from += dilation) {
      neighbours.add(line.get(new NDIndex().addSliceDim(from, from + slots)));
    }
    NDList halves = convolution.forward(NDArrays.concat(neighbours, 1)).split(2, 1);
    return x.add(halves.get(0).mul(Activation.sigmoid(halves.get(1))));
  }
}
