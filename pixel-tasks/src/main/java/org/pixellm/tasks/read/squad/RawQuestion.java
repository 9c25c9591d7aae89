// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.squad;

import java.util.List;
import org.pixellm.tasks.example.Source;

/**
 * A question as it stands in the file, before its context is known: paragraphs may name it last.
 *
 * @param id the data set's name for it
 * @param question the question
 * @param answers as they stand
 * @param impossible whether the file says that there is no answer
 * @param source where its object begins
 */
record RawQuestion(
    String id, String question, List<RawAnswer> answers, boolean impossible, Source source) {

  /**
   * An answer as it stands in the file.
   *
   * @param start code points of the context before it
   * @param text the answer
   * @param source where its object begins
   */
  record RawAnswer(long start, String text, Source source) {}
}
