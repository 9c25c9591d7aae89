// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.grow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pixellm.bench.report.Samples;

/**
 * What was found at a point.
 *
 * @param axis that the point is on
 * @param point where
 * @param place on the axis
 * @param workers parts of a batch that were computed at once
 * @param training steps
 * @param encoding passes through the encoder alone
 * @param peak the machine's, in GFLOP/s, in the same rounds, with the same threads
 */
record Measured(
    Axis axis,
    Point point,
    double place,
    int workers,
    Timing training,
    Timing encoding,
    Samples peak) {

  /**
   * How long something took.
   *
   * @param seconds of each round
   * @param patches in each
   * @param gigaOperations of useful arithmetic in each
   */
  record Timing(Samples seconds, long patches, double gigaOperations) {
    Samples patchesPerSecond() {
      return seconds.dividing(patches);
    }

    Samples gigaflops() {
      return seconds.dividing(gigaOperations);
    }

    Samples shareOf(Samples peak) {
      return gigaflops().over(peak);
    }
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("axis", axis.label());
    map.put("size", point.size());
    map.put("batch", point.batch());
    map.put("patches", point.patches());
    map.put("workers", workers);
    map.put("threads", point.threads());
    map.put("place", place);
    map.put("peak_gflops", peak.toMap());
    map.put("training", toMap(training));
    map.put("encoding", toMap(encoding));
    return map;
  }

  private Map<String, Object> toMap(Timing timing) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("seconds", timing.seconds().toMap());
    map.put("patches_per_second", timing.patchesPerSecond().toMap());
    map.put("useful_gflop", timing.gigaOperations());
    map.put("share_of_peak", timing.shareOf(peak).toMap());
    return map;
  }
}
