// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pixellm.model.weights.ConfigEntries;

/**
 * A training that was given up because it learnt nothing.
 *
 * @param seed its seed
 * @param learningRate its highest rate
 * @param step after how many steps
 * @param reason what showed it
 */
public record Attempt(long seed, double learningRate, long step, String reason) {

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("seed", seed);
    map.put("learning_rate", learningRate);
    map.put("step", step);
    map.put("reason", reason);
    return map;
  }

  static Attempt read(ConfigEntries entries) {
    return new Attempt(
        entries.longInteger("seed"),
        entries.number("learning_rate"),
        entries.longInteger("step"),
        entries.text("reason"));
  }
}
