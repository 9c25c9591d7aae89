// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.predict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import org.pixellm.plugins.data.Example;

/** Takes examples and what was predicted for them, in order. */
@FunctionalInterface
interface PredictionSink {

  void accept(Example example, Object prediction);

  /** Writes into a file. */
  static PredictionSink to(WritableByteChannel channel, PredictionFormat format) {
    return (example, prediction) -> {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(format.of(example, prediction));
      try {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
