// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.predict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.WritableByteChannel;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.plugins.data.Example;

/** Takes examples and what was predicted for them, in order. */
@FunctionalInterface
interface PredictionSink {

  void accept(Example example, Object prediction);

  /** Writes into a file. */
  static PredictionSink to(WritableByteChannel channel, PredictionFormat format) {
    return (example, prediction) -> {
      try {
        AtomicFileWriter.Content.text(format.of(example, prediction)).writeTo(channel);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
