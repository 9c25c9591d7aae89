// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.predict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.pixellm.plugins.data.Example;
import org.pixellm.tasks.predict.ConlluOutput;
import org.pixellm.tasks.predict.PredictionEntries;

/** An example and its prediction as text, with line ends. */
@FunctionalInterface
interface PredictionFormat {

  String of(Example example, Object prediction);

  /** CoNLL-U. */
  static PredictionFormat conllu(ConlluOutput output) {
    return output::of;
  }

  /** A line of JSON each. */
  static PredictionFormat jsonl(PredictionEntries entries) {
    JsonMapper mapper = JsonMapper.builder().build();
    return (example, prediction) -> {
      try {
        return mapper.writeValueAsString(entries.of(example, prediction)) + "\n";
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("cannot write " + prediction, e);
      }
    };
  }
}
