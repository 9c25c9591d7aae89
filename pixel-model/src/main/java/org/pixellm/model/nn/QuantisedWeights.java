// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.pixellm.model.torch.TorchOp;
import org.pixellm.plugins.PixelException;

/**
 * Makes int8 weights of a layer: each matrix on 256 steps between its least and greatest value, and
 * once more in the order in which the machine reads it fastest.
 */
final class QuantisedWeights implements AutoCloseable {
  /** The products of a layer: joined projections, after attention, the two of the second half. */
  static final List<String> PRODUCTS = List.of("p", "o", "i", "f");

  /** What a product needs: prefixes of its arrays' names, in order. */
  static final List<String> PARTS = List.of("w", "packed", "offsets", "scale", "zero", "b");

  private final TorchOp op;

  /**
   * Makes weights for a stack.
   *
   * @param rotated whether projections are put into the order that rotations want
   */
  QuantisedWeights(TransformerShape shape, boolean rotated) {
    String pairs =
        rotated
            ? """
                wq = (self).pairs(wq)
                bq = (self).pairs(bq)
                wk = (self).pairs(wk)
                bk = (self).pairs(bk)
              """
            : "";
    this.op =
        new TorchOp(
            "quantise",
            """
            def forward(self, wq: Tensor, bq: Tensor, wk: Tensor, bk: Tensor, wv: Tensor, bv: Tensor, wo: Tensor, bo: Tensor, wi: Tensor, bi: Tensor, wf: Tensor, bf: Tensor) -> List[Tensor]:
            %s  ws = [torch.cat([wq, wk, wv]), wo, wi, wf]
              bs = [torch.cat([bq, bk, bv]), bo, bi, bf]
              ys = annotate(List[Tensor], [])
              for i in range(4):
                w, offsets, scale, zero, = torch.fbgemm_linear_quantize_weight(ws[i])
                _0 = torch.append(ys, w)
                _1 = torch.append(ys, torch.fbgemm_pack_quantized_matrix(w))
                _2 = torch.append(ys, offsets)
                _3 = torch.append(ys, torch.tensor(scale))
                _4 = torch.append(ys, torch.tensor(zero))
                _5 = torch.append(ys, torch.clone(bs[i]))
              return ys
            """
                    .formatted(pairs)
                + (rotated ? LayerScript.pairs(shape) : ""));
  }

  /**
   * Quantises a layer.
   *
   * @param weights as {@link LayerScript#PARAMETERS} from {@code wq} on, without the second norm's
   * @param manager owns what is made
   * @return for each of {@link #PRODUCTS} its {@link #PARTS}
   * @throws PixelException if this machine cannot
   */
  NDList of(NDArray[] weights, NDManager manager) {
    for (NDArray weight : weights) {
      weight.setName(null);
    }
    try {
      NDList made = op.run(new NDList(weights));
      made.attach(manager);
      return made;
    } catch (EngineException e) {
      throw new PixelException(
          "int8 needs a PyTorch and a processor with FBGEMM (x86-64 with AVX2), which this is not; go on in float32",
          e);
    }
  }

  @Override
  public void close() {
    op.close();
  }
}
