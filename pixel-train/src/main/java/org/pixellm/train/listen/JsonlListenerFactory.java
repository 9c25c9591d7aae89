// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

import java.time.Clock;
import org.pixellm.plugins.run.RunListener;
import org.pixellm.plugins.run.RunListenerFactory;

/** Makes listeners, under the name {@code jsonl}, that write {@code metrics.jsonl}. */
public final class JsonlListenerFactory implements RunListenerFactory<JsonlConfig> {

  @Override
  public String name() {
    return "jsonl";
  }

  @Override
  public String summary() {
    return "metrics.jsonl in the run's folder, one JSON object a line for every event";
  }

  @Override
  public JsonlConfig defaults() {
    return JsonlConfig.defaults();
  }

  @Override
  public RunListener create(JsonlConfig configuration) {
    return new JsonlListener(configuration.every(), Clock.systemUTC());
  }
}
