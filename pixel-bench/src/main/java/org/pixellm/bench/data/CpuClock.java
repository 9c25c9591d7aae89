// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.data;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Time since it was made: on the wall, and that of all processors for this process. */
final class CpuClock {
  private static final double NANOS = 1e-9;

  private final long wall = System.nanoTime();
  private final long cpu = processNanos();

  double wallSeconds() {
    return (System.nanoTime() - wall) * NANOS;
  }

  /** Of all threads: those that render, but the compiler's and the collector's as well. */
  double cpuSeconds() {
    return (processNanos() - cpu) * NANOS;
  }

  private static long processNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
