// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.List;
import org.pixellm.plugins.model.PatchBatch;

/** Windows put together to a batch, one after the other. */
final class WindowBatch {
  private WindowBatch() {}

  static PatchBatch of(List<Window> windows) {
    int[] lengths = new int[windows.size()];
    long bytes = 0;
    for (int row = 0; row < lengths.length; row++) {
      lengths[row] = windows.get(row).patchCount();
      bytes += windows.get(row).bytes();
    }
    byte[] pixels = new byte[Math.toIntExact(bytes)];
    int offset = 0;
    for (int row = 0; row < lengths.length; row++) {
      windows.get(row).copyTo(pixels, offset);
      offset += windows.get(row).bytes();
    }
    return PatchBatch.ofRows(pixels, lengths, windows.get(0).patchLength());
  }
}
