// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.learn;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pixellm.train.config.PluginChoice;

/**
 * The two ways in which every variant is measured, whatever it hides while it trains: a quarter of
 * the held-out patches hidden one by one, and in spans.
 */
final class Maskings {
  static final String SINGLE = "single";
  static final String SPAN = "span";

  private static final String OBJECTIVE = "masked-pixels";
  private static final String MASKING = "evaluation_masking";
  private static final String RATIO = "mask_ratio";
  private static final double MEASURED_RATIO = 0.25;

  private Maskings() {}

  /** What is measured besides the run's own objective; nothing where that does not hide patches. */
  static Map<String, PluginChoice> besides(PluginChoice objective) {
    Map<String, PluginChoice> measures = new LinkedHashMap<>();
    if (objective.name().equals(OBJECTIVE)) {
      for (String masking : new String[] {SINGLE, SPAN}) {
        if (!isOwn(objective, masking)) {
          Map<String, Object> options = new HashMap<>(objective.options());
          options.put(MASKING, masking);
          options.put(RATIO, MEASURED_RATIO);
          measures.put(masking, new PluginChoice(objective.name(), options));
        }
      }
    }
    return measures;
  }

  private static boolean isOwn(PluginChoice objective, String masking) {
    Object own = objective.options().getOrDefault(MASKING, SINGLE);
    Object ratio = objective.options().getOrDefault(RATIO, MEASURED_RATIO);
    return own.equals(masking)
        && ratio instanceof Number number
        && number.doubleValue() == MEASURED_RATIO;
  }
}
