// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.vit;

import org.pixellm.plugins.model.EncoderBackboneFactory;
import org.pixellm.plugins.testkit.EncoderBackboneContract;

class PixelBackboneContractTest extends EncoderBackboneContract<PixelBackboneConfig> {
  @Override
  protected EncoderBackboneFactory<PixelBackboneConfig> factory() {
    return new PixelBackboneFactory();
  }

  /** As small as it gets, and without dropout. */
  @Override
  protected PixelBackboneConfig configuration() {
    PixelBackboneConfig d = factory().defaults();
    return new PixelBackboneConfig(
        d.size(),
        32,
        2,
        2,
        64,
        d.channels(),
        0,
        0,
        d.initializerRange(),
        d.positions(),
        d.ropeBase(),
        d.input(),
        d.inkMean(),
        d.inkDeviation(),
        d.attention(),
        d.firstLayers(),
        d.kernelSize(),
        d.localLayers(),
        d.localDistance());
  }
}
