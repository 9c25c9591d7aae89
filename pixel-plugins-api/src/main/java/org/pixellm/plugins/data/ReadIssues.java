// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.data;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what a reader mended on the way. Safe to share between threads. */
public final class ReadIssues {
  private final AtomicLong replacedBytes = new AtomicLong();

  /** Adds malformed UTF-8 sequences that were replaced by U+FFFD. */
  public void addReplaced(long count) {
    replacedBytes.addAndGet(count);
  }

  /** Malformed UTF-8 sequences replaced so far. */
  public long replaced() {
    return replacedBytes.get();
  }
}
