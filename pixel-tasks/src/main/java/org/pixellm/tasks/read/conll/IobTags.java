// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.conll;

import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.tasks.example.Quoted;
import org.pixellm.tasks.example.Source;

/**
 * The tags of a sentence, one after the other, as IOB2.
 *
 * <p>{@code O} is outside, {@code B-X} begins a name of type X, {@code I-X} goes on with it. An
 * {@code I-X} that has no name of type X before it begins one: that is what IOB1 means by it, and
 * in IOB2 it is a slip of annotators (MasakhaNER's training files have up to five), which is mended
 * and counted. The names that conlleval and seqeval find in the tags stay the same.
 */
final class IobTags {
  private static final String OUTSIDE = "O";
  private static final String BEGIN = "B-";
  private static final String INSIDE = "I-";

  private final BioConfig.Scheme scheme;
  private final ReadIssues issues;
  private String open = "";

  IobTags(BioConfig.Scheme scheme, ReadIssues issues) {
    this.scheme = scheme;
    this.issues = issues;
  }

  /**
   * The next tag.
   *
   * @param written as it stands in the file
   * @throws org.pixellm.plugins.PixelException naming the line, if it is none of the scheme
   */
  String read(String written, Source source) {
    if (scheme == BioConfig.Scheme.AS_WRITTEN) {
      return written;
    }
    if (written.equals(OUTSIDE)) {
      open = "";
      return written;
    }
    boolean begins = written.startsWith(BEGIN);
    if (written.length() == BEGIN.length() || !(begins || written.startsWith(INSIDE))) {
      throw source.error(
          "the tag %s is not O, B-TYPE or I-TYPE; set scheme: as-written to take any"
              .formatted(Quoted.of(written)));
    }
    String type = written.substring(BEGIN.length());
    boolean goesOn = !begins && type.equals(open);
    open = type;
    if (!begins && !goesOn && scheme == BioConfig.Scheme.IOB2) {
      issues.addMended(1);
    }
    return goesOn ? written : BEGIN + type;
  }
}
