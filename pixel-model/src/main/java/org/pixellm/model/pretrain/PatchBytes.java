// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import org.pixellm.model.mask.MaskPlan;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.PatchBatch;

/**
 * Picks patches out of a batch, still as bytes: the hidden and the visible ones go to the device
 * apart, and only once. Grey patches stay of one channel unless they are asked for repeated.
 */
final class PatchBytes {
  private final PatchBatch batch;
  private final int repeat;

  private PatchBytes(PatchBatch batch, int repeat) {
    this.batch = batch;
    this.repeat = repeat;
  }

  /** The batch's own channels: those of the model, or one where the model has three. */
  static PatchBytes asDrawn(PatchBatch batch, int patchLength) {
    repeats(batch, patchLength);
    return new PatchBytes(batch, 1);
  }

  /** The model's channels: grey is repeated where it has three. */
  static PatchBytes asRead(PatchBatch batch, int patchLength) {
    return new PatchBytes(batch, repeats(batch, patchLength));
  }

  private static int repeats(PatchBatch batch, int patchLength) {
    boolean grey = batch.patchLength() * 3 == patchLength;
    if (!grey && batch.patchLength() != patchLength) {
      throw new PixelException(
          "the model reads patches of %d values, but the renderer draws %d"
              .formatted(patchLength, batch.patchLength()));
    }
    return grey ? 3 : 1;
  }

  /** Bytes of one patch. */
  int patchLength() {
    return batch.patchLength() * repeat;
  }

  /** {@code [visible, values]} uint8: the visible patches in the plan's order. */
  NDArray visible(MaskPlan plan, NDManager manager) {
    ByteBuffer bytes = allocate(plan.allVisible());
    plan.forEachVisible((row, place) -> put(bytes, row, place));
    return array(bytes.flip(), manager);
  }

  /** {@code [hidden and real, values]} uint8: the patches that the loss looks at. */
  NDArray hidden(MaskPlan plan, NDManager manager) {
    return array(hidden(plan), manager);
  }

  /** The bytes of {@link #hidden(MaskPlan, NDManager)}. */
  ByteBuffer hidden(MaskPlan plan) {
    ByteBuffer bytes = allocate(plan.allHiddenReal());
    plan.forEachHiddenReal((row, place) -> put(bytes, row, place));
    return bytes.flip();
  }

  /** {@code [length, values]}: the real patches of a row. */
  ByteBuffer row(int row) {
    ByteBuffer bytes = allocate(batch.length(row));
    for (int place = 0; place < batch.length(row); place++) {
      put(bytes, row, place);
    }
    return bytes.flip();
  }

  private NDArray array(ByteBuffer bytes, NDManager manager) {
    Shape shape = new Shape(bytes.limit() / patchLength(), patchLength());
    return manager.create(bytes, shape, DataType.UINT8);
  }

  private ByteBuffer allocate(int patches) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(patches, patchLength()));
  }

  private void put(ByteBuffer target, int row, int place) {
    for (int i = 0; i < repeat; i++) {
      batch.putPatch(row, place, target);
    }
  }
}
