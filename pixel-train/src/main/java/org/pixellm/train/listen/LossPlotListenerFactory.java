// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

import org.pixellm.plugins.run.RunListener;
import org.pixellm.plugins.run.RunListenerFactory;

/** Makes listeners, under the name {@code loss-plot}, that draw {@code loss.png}. */
public final class LossPlotListenerFactory implements RunListenerFactory<LossPlotConfig> {

  @Override
  public String name() {
    return "loss-plot";
  }

  @Override
  public String summary() {
    return "loss.png in the run's folder: training and held-out loss over the steps";
  }

  @Override
  public LossPlotConfig defaults() {
    return LossPlotConfig.defaults();
  }

  @Override
  public RunListener create(LossPlotConfig configuration) {
    return new LossPlotListener(new LossChart(configuration));
  }
}
