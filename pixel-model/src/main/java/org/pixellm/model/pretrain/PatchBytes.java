// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import java.nio.ByteBuffer;
import org.pixellm.model.mask.MaskPlan;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.PatchBatch;

/**
 * Picks patches out of a batch, still as bytes: the hidden and the visible ones go to the device
 * apart, and only once. Grey patches are repeated for a model of three channels.
 */
final class PatchBytes {
  private final PatchBatch batch;
  private final int repeat;

  PatchBytes(PatchBatch batch, int patchLength) {
    boolean grey = batch.patchLength() * 3 == patchLength;
    if (!grey && batch.patchLength() != patchLength) {
      throw new PixelException(
          "the model reads patches of %d values, but the renderer draws %d"
              .formatted(patchLength, batch.patchLength()));
    }
    this.batch = batch;
    this.repeat = grey ? 3 : 1;
  }

  /** {@code [rows, visible, values]}: the visible patches in the plan's order. */
  ByteBuffer visible(MaskPlan plan) {
    ByteBuffer target = allocate((long) plan.rows() * plan.visible());
    for (int row = 0; row < plan.rows(); row++) {
      for (int i = 0; i < plan.visible(); i++) {
        put(target, row * batch.patchCount() + plan.place(row, i));
      }
    }
    return target.flip();
  }

  /** {@code [count, values]}: patches by their index {@code row * patches + place}. */
  ByteBuffer at(long[] indices) {
    ByteBuffer target = allocate(indices.length);
    for (long index : indices) {
      put(target, Math.toIntExact(index));
    }
    return target.flip();
  }

  private ByteBuffer allocate(long patches) {
    return ByteBuffer.allocateDirect(Math.toIntExact(patches * batch.patchLength() * repeat));
  }

  private void put(ByteBuffer target, int patch) {
    for (int i = 0; i < repeat; i++) {
      target.put(batch.pixels(), patch * batch.patchLength(), batch.patchLength());
    }
  }
}
