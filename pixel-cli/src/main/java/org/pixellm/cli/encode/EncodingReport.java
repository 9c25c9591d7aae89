// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.encode;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.pixellm.cli.Output;
import org.pixellm.tasks.encode.EncodedText;

/** Counts what was encoded, and tells of it. */
final class EncodingReport {
  private final int hidden;
  private long texts;
  private long patches;
  private long cut;
  private long missing;

  EncodingReport(int hidden) {
    this.hidden = hidden;
  }

  void add(EncodedText text) {
    texts++;
    patches += text.patches();
    cut += text.complete() ? 0 : 1;
    missing += text.missingGlyphs();
  }

  void print(Path output, double seconds, Output console) {
    PrintWriter err = console.err();
    if (cut > 0) {
      err.printf(
          "pixel: %d of %d texts were cut off; --windows encodes all of a text%n", cut, texts);
    }
    if (missing > 0) {
      err.printf(
          "pixel: %d characters could not be drawn by any font; pixel render tells which%n",
          missing);
    }
    err.flush();
    PrintWriter out = console.out();
    out.printf(
        "%s: %d %s of %d numbers, %d patches, %.1f s%n",
        output, texts, texts == 1 ? "vector" : "vectors", hidden, patches, seconds);
    out.flush();
  }
}
