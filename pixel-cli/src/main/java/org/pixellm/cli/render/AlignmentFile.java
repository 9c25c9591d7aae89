// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.plugins.render.TextRenderer;

/** Writes alignments so that a file is either whole or as it was. */
final class AlignmentFile {
  /** What stands deeper, a cluster for example, is one line. */
  private static final int DEEPEST_LINES = 4;

  private final AtomicFileWriter files;

  @Inject
  AlignmentFile(AtomicFileWriter files) {
    this.files = files;
  }

  /**
   * Writes where every character of a drawing went.
   *
   * @param renderer what drew it
   * @throws org.pixellm.plugins.PixelException if it cannot be written
   */
  void write(Path file, Drawing drawing, TextRenderer renderer) {
    files.write(
        file,
        channel -> {
          // Not closed: the channel is not ours. Flushing writes all.
          JsonGenerator json = new JsonFactory().createGenerator(Channels.newOutputStream(channel));
          json.setPrettyPrinter(new Lines());
          AlignmentJson.write(drawing, renderer, json);
          json.writeRaw('\n');
          json.flush();
        });
  }

  /** A line for each thing, not for each number in it. */
  private static final class Lines extends DefaultPrettyPrinter {
    private static final long serialVersionUID = 1L;

    Lines() {
      super(
          Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
      indentObjectsWith(new Outer());
      indentArraysWith(new Outer());
    }
  }

  /** Breaks lines outside only. */
  private static final class Outer extends DefaultIndenter {
    private static final long serialVersionUID = 1L;

    Outer() {
      super("  ", "\n");
    }

    @Override
    public void writeIndentation(JsonGenerator json, int level) throws IOException {
      if (level <= DEEPEST_LINES) {
        super.writeIndentation(json, level);
      }
    }
  }
}
