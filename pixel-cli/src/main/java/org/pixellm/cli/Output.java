// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;

/**
 * Where commands write. A reader that has gone away, as {@code head} does, is no error: writers
 * keep that to themselves.
 *
 * @param out what was asked for
 * @param err what went wrong, and notices on the way
 */
public record Output(PrintWriter out, PrintWriter err) {
  /** Standard output and standard error, in the encoding of the terminal. */
  static Output standard() {
    Charset terminal =
        Charset.forName(
            System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8")));
    return new Output(
        new PrintWriter(System.out, true, terminal), new PrintWriter(System.err, true, terminal));
  }
}
