// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory of this process as Linux tells it; other systems do not. */
public final class ProcessMemory {
  private static final double KILO_TO_MEGA = 1024 / 1e6;

  private ProcessMemory() {}

  /** Resident now, in MB; NaN where it is not known. */
  public static double residentMegabytes() {
    return megabytes("VmRSS:");
  }

  /** The most that was resident at a time, in MB; NaN where it is not known. */
  public static double peakMegabytes() {
    return megabytes("VmHWM:");
  }

  private static double megabytes(String key) {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return Double.NaN;
    }
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith(key)) {
          String kilobytes = line.substring(key.length()).replace("kB", "").strip();
          return Long.parseLong(kilobytes) * KILO_TO_MEGA;
        }
      }
      return Double.NaN;
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
