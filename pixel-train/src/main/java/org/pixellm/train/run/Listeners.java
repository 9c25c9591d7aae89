// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import java.util.List;
import java.util.function.Consumer;
import org.pixellm.plugins.run.RunListener;

/** Tells several listeners of one run, in order. */
public final class Listeners implements AutoCloseable {
  private final List<RunListener> all;

  /** Listeners, in the order in which they are told. */
  public Listeners(List<RunListener> all) {
    this.all = List.copyOf(all);
  }

  /** Tells each. */
  public void tell(Consumer<RunListener> event) {
    all.forEach(event);
  }

  /** Closes all, the last ones too when one fails. */
  @Override
  public void close() {
    RuntimeException first = null;
    for (RunListener listener : all) {
      try {
        listener.close();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
