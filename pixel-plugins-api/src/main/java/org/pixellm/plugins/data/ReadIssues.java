// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.data;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what a reader mended or left out on the way. Safe to share between threads. */
public final class ReadIssues {
  private final AtomicLong replacedBytes = new AtomicLong();
  private final AtomicLong mendedLabels = new AtomicLong();
  private final AtomicLong leftOutExamples = new AtomicLong();

  /** Adds malformed UTF-8 sequences that were replaced by U+FFFD. */
  public void addReplaced(long count) {
    replacedBytes.addAndGet(count);
  }

  /** Malformed UTF-8 sequences replaced so far. */
  public long replaced() {
    return replacedBytes.get();
  }

  /** Adds labels that contradicted their own format and were read as what they must mean. */
  public void addMended(long count) {
    mendedLabels.addAndGet(count);
  }

  /** Labels mended so far: what that is, each reader's documentation tells. */
  public long mended() {
    return mendedLabels.get();
  }

  /** Adds examples that are in the file but are not used, by the data set's own custom. */
  public void addLeftOut(long count) {
    leftOutExamples.addAndGet(count);
  }

  /** Examples left out so far: which, each reader's documentation tells. */
  public long leftOut() {
    return leftOutExamples.get();
  }
}
