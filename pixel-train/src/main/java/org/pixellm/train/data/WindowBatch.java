// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.Arrays;
import java.util.List;
import org.pixellm.plugins.model.PatchBatch;

/** Windows put together to a batch, padded with white to the longest of them. */
final class WindowBatch {
  private static final byte WHITE = (byte) 255;

  private WindowBatch() {}

  static PatchBatch of(List<Window> windows) {
    int patchLength = windows.get(0).patchLength();
    int longest = windows.stream().mapToInt(Window::patchCount).max().orElseThrow();
    int rowBytes = Math.multiplyExact(longest, patchLength);
    byte[] pixels = new byte[Math.multiplyExact(windows.size(), rowBytes)];
    int[] lengths = new int[windows.size()];
    for (int row = 0; row < lengths.length; row++) {
      Window window = windows.get(row);
      lengths[row] = window.patchCount();
      window.copyTo(pixels, row * rowBytes);
      Arrays.fill(pixels, row * rowBytes + window.bytes(), (row + 1) * rowBytes, WHITE);
    }
    return new PatchBatch(pixels, lengths, longest, patchLength);
  }
}
