// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.Iterator;

/** Writes a JSON object a text, each on a line of its own. */
final class JsonLines {
  private JsonLines() {}

  static void write(WritableByteChannel target, Iterator<EncodedText> texts) throws IOException {
    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(target), 1 << 16);
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter("\n"))) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET); // the channel is the caller's
      while (texts.hasNext()) {
        write(json, texts.next());
      }
      json.writeRaw('\n');
    }
    out.flush();
  }

  private static void write(JsonGenerator json, EncodedText text) throws IOException {
    json.writeStartObject();
    json.writeStringField("text", text.text());
    json.writeNumberField("patches", text.patches());
    json.writeArrayFieldStart("vector");
    for (float value : text.vector()) {
      json.writeNumber(value);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
