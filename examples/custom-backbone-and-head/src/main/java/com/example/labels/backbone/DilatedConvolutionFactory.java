// SPDX-License-Identifier: Apache-2.0
package com.example.labels.backbone;

import java.util.List;
import java.util.Map;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderBackboneFactory;
import org.pixellm.plugins.model.InputShape;

/** Makes {@link DilatedConvolutionEncoder}s. */
public final class DilatedConvolutionFactory
    implements EncoderBackboneFactory<DilatedConvolutionConfig> {

  @Override
  public String name() {
    return "dilated-convolution";
  }

  @Override
  public String summary() {
    return "gated convolutions over ever further patches: no attention, time linear in length";
  }

  @Override
  public DilatedConvolutionConfig defaults() {
    return new DilatedConvolutionConfig(96, 3, List.of(1, 2, 4, 8));
  }

  @Override
  public DilatedConvolutionEncoder create(
      DilatedConvolutionConfig configuration, InputShape input) {
    if (input.vocabulary() > 0) {
      throw new PixelException(
          "the backbone %s reads pictures, and the renderer gives tokens: choose one that draws"
              .formatted(name()));
    }
    return new DilatedConvolutionEncoder(configuration, input);
  }

  @Override
  public DilatedConvolutionEncoder restore(Map<String, Object> saved) {
    ConfigEntries entries = new ConfigEntries("config.json", saved);
    return entries.checked(
        () ->
            new DilatedConvolutionEncoder(
                new DilatedConvolutionConfig(
                    entries.integer("hidden_size"),
                    entries.integer("kernel_size"),
                    entries.integers("dilations")),
                entries.inputShape()));
  }
}
