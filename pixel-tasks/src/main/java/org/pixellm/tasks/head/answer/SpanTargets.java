// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.answer;

import java.util.List;
import java.util.Optional;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.Alignment.PatchRange;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.tasks.example.Question.Answer;

/**
 * Where the answer is in each window, as places among a window's choices: its patches, padding
 * included where that counts, and then CLS, which stands for none.
 */
final class SpanTargets {
  /** A window that the loss does not look at. */
  static final int IGNORED = -1;

  private final int[] starts;
  private final int[] ends;

  /**
   * Targets.
   *
   * @param starts the choice that is right for each window, or {@link #IGNORED}
   * @param ends the same for the answer's last patch
   */
  SpanTargets(int[] starts, int[] ends) {
    this.starts = starts;
    this.ends = ends;
  }

  /** Of each window the answer's first patch; not a copy. */
  int[] starts() {
    return starts;
  }

  /** Of each window the answer's last patch; not a copy. */
  int[] ends() {
    return ends;
  }

  /**
   * The answer's first and last patch; of a window that does not show all of it, CLS for both.
   *
   * @param answer empty if there is none
   * @param choices patches of each window that are choices
   */
  static SpanTargets of(Optional<Answer> answer, List<RenderedText> windows, int[] choices) {
    int[] starts = choices.clone();
    int[] ends = choices.clone();
    for (int window = 0; answer.isPresent() && window < starts.length; window++) {
      Alignment alignment = windows.get(window).alignment();
      Optional<PatchRange> first = alignment.patchesOf(AnswerDecoder.CONTEXT, answer.get().start());
      Optional<PatchRange> last =
          alignment.patchesOf(AnswerDecoder.CONTEXT, answer.get().end() - 1);
      if (first.isPresent() && last.isPresent()) {
        boolean leftToRight = first.get().start() <= last.get().start();
        // A letter may stand on the border of two patches: its outer one, so that all is within.
        starts[window] = leftToRight ? first.get().start() : first.get().end() - 1;
        ends[window] = leftToRight ? last.get().end() - 1 : last.get().start();
      }
    }
    return new SpanTargets(starts, ends);
  }
}
