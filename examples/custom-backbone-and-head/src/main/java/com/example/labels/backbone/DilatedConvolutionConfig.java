// SPDX-License-Identifier: Apache-2.0
package com.example.labels.backbone;

import java.util.List;
import org.pixellm.plugins.Help;

/**
 * The backbone's settings.
 *
 * @param hiddenSize width of a state
 * @param kernelSize patches that a convolution looks at, itself the middle one
 * @param dilations for each block, how many places lie between these
 */
public record DilatedConvolutionConfig(
    @Help("width of a state, 1 to 4096") int hiddenSize,
    @Help("patches that a convolution looks at, odd, 3 to 15") int kernelSize,
    @Help("a block each: places from one of these patches to the next, 1 to 64")
        List<Integer> dilations) {
  /** Checks the numbers and copies the list. */
  public DilatedConvolutionConfig {
    dilations = List.copyOf(dilations);
    if (hiddenSize < 1 || hiddenSize > 4096) {
      throw new IllegalArgumentException("hidden_size must be 1 to 4096, not " + hiddenSize);
    }
    if (kernelSize < 3 || kernelSize > 15 || kernelSize % 2 == 0) {
      throw new IllegalArgumentException("kernel_size must be odd, 3 to 15, not " + kernelSize);
    }
    if (dilations.isEmpty() || dilations.stream().anyMatch(each -> each < 1 || each > 64)) {
      throw new IllegalArgumentException(
          "dilations must be at least one number, each 1 to 64, not " + dilations);
    }
  }

  /** Places to either side of a patch that the widest block looks at. */
  int reach() {
    return dilations.stream().mapToInt(this::reach).max().orElseThrow();
  }

  /** Places to either side of a patch that a block looks at. */
  int reach(int dilation) {
    return kernelSize / 2 * dilation;
  }
}
