// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

/** Asks a run to stop after the step it is in. Safe to share between threads. */
public final class StopSignal {
  private volatile boolean raised;

  /** Asks for it. */
  public void raise() {
    raised = true;
  }

  /** Whether it was asked for. */
  public boolean raised() {
    return raised;
  }
}
