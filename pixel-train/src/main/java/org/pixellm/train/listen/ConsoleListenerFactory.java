// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

import org.pixellm.plugins.run.RunListener;
import org.pixellm.plugins.run.RunListenerFactory;

/** Makes listeners, under the name {@code console}, that show a run on standard output. */
public final class ConsoleListenerFactory implements RunListenerFactory<ConsoleConfig> {

  @Override
  public String name() {
    return "console";
  }

  @Override
  public String summary() {
    return "a progress bar with loss, patches per second and time left; plain lines in a pipe";
  }

  @Override
  public ConsoleConfig defaults() {
    return ConsoleConfig.defaults();
  }

  @Override
  public RunListener create(ConsoleConfig configuration) {
    StandardOutput output = StandardOutput.detect();
    boolean bar =
        switch (configuration.mode()) {
          case BAR -> true;
          case LINES -> false;
          case AUTO -> output.terminal();
        };
    RunDisplay display =
        bar
            ? new BarDisplay(new BarLine(output.stream(), output.columns()), output.unicode())
            : new LineDisplay(output.stream(), configuration.every());
    return new ConsoleListener(display, System::nanoTime);
  }
}
