// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.pretrain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.pixellm.cli.CodePoints;
import org.pixellm.train.data.Coverage;
import org.pixellm.train.data.DataCounts;
import org.pixellm.train.run.RunResult;

/** What a run came to, in a few lines. */
public final class RunSummary {
  private RunSummary() {}

  /**
   * The lines, without line ends.
   *
   * @param goOn what to type to go on with a run that was stopped
   */
  public static List<String> lines(RunResult result, String goOn) {
    List<String> lines = new ArrayList<>();
    if (result.finished()) {
      lines.add("model    %s (%d steps)".formatted(result.model(), result.steps()));
    } else if (result.steps() == 0) {
      lines.add("stopped  before the first step; nothing was saved");
    } else {
      lines.add(
          "stopped  after step %d, with a checkpoint in %s"
              .formatted(result.steps(), result.output().resolve("checkpoints")));
    }
    scores(result.scores(), lines);
    counts(result.counts(), lines);
    if (!result.finished()) {
      lines.add("go on    " + goOn);
    }
    return lines;
  }

  private static void scores(Map<String, Double> scores, List<String> lines) {
    Double loss = scores.get("loss");
    Double guess = scores.get("constant_guess");
    Double relative = scores.get("relative_error");
    if (loss != null && guess != null && relative != null) {
      lines.add(
          String.format(
              Locale.ROOT,
              "error    %.4f on held-out text; the best constant guess makes %.4f: %.2f times its error",
              loss,
              guess,
              relative));
    } else if (!scores.isEmpty()) {
      lines.add(
          scores.entrySet().stream()
              .map(score -> String.format(Locale.ROOT, "%s %.4f", score.getKey(), score.getValue()))
              .collect(Collectors.joining(", ", "scores   ", "")));
    }
  }

  private static void counts(DataCounts counts, List<String> lines) {
    lines.add(
        "text     %d windows, %d too short and left out; %d malformed UTF-8 sequences replaced"
            .formatted(counts.windows(), counts.droppedWindows(), counts.replacedSequences()));
    Coverage drawn = counts.coverage();
    if (drawn.missing() > 0) {
      lines.add(
          drawn.missingByScript().entrySet().stream()
              .map(script -> script.getKey() + " (" + script.getValue() + ")")
              .collect(
                  Collectors.joining(
                      ", ",
                      String.format(
                          Locale.ROOT,
                          "missing  %d of %d characters that no font could draw (%.3g %%): ",
                          drawn.missing(),
                          drawn.characters(),
                          100 * drawn.missingShare()),
                      "")));
    }
    if (counts.missingGlyphs() > 0) {
      lines.add(
          counts.mostMissed().stream()
              .map(glyph -> CodePoints.name(glyph.codePoint()) + " (" + glyph.count() + ")")
              .collect(Collectors.joining(", ", "         most often ", "")));
    }
  }
}
