// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.bench.Benches;
import org.pixellm.bench.report.Report;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.run.StopSignal;

class StudyTest {
  private static final String STUDY =
      """
      question: does masking matter?
      base: [data.max_patches=32, data.min_patches=8, data.validation_windows=8, data.validation_fraction=0.2, training.batch_size=4]
      variants:
        ours: []
        spans: [objective.masking=span, objective.mask_ratio=0.4, schedule.warmup_steps=50%]
      reference: spans
      seeds: [1, 2]
      evaluations: 2
      """;

  @TempDir Path folder;
  private final StringWriter progress = new StringWriter();

  private Report run(StopSignal stop, String... overrides) throws Exception {
    Path file = folder.resolve("study.yaml");
    Files.writeString(file, STUDY);
    List<String> settings = new ArrayList<>(Benches.SMALLEST);
    settings.add("data.train=[\"" + Benches.text(folder) + "\"]");
    return Benches.injector()
        .getInstance(Study.class)
        .run(
            new Study.Request(file, List.of(overrides), settings, folder.resolve("out")),
            stop,
            new PrintWriter(progress, true));
  }

  @Test
  void trainsEveryVariantWithEverySeedAndMeasuresBothMaskings() throws Exception {
    Report report = run(new StopSignal(), "steps=4");
    Map<?, ?> variants = (Map<?, ?>) report.results().get("variants");
    assertEquals(List.of("ours", "spans"), List.copyOf(variants.keySet()));
    List<String> curves = Files.readAllLines(folder.resolve("out/curves.csv"));
    // Two variants, two seeds, three measurements each: before, halfway, at the end.
    assertEquals(1 + 2 * 2 * 3, curves.size(), String.join("\n", curves));
    for (String line : curves.subList(1, curves.size())) {
      String[] cells = line.split(",");
      double single = Double.parseDouble(cells[4]);
      double span = Double.parseDouble(cells[5]);
      assertTrue(single > 0 && span > 0 && single != span, line);
    }
    assertTrue(Files.size(folder.resolve("out/curves.png")) > 1000);
    assertTrue(Files.readString(folder.resolve("out/table.md")).contains("| spans "));
    String yaml = Files.readString(folder.resolve("out/runs/spans-seed2/run.yaml"));
    assertTrue(yaml.contains("warmup_steps: 2"), yaml);

    run(new StopSignal(), "steps=4");
    assertEquals(4, progress.toString().split("finished before", -1).length - 1);
    assertThrows(PixelException.class, () -> run(new StopSignal(), "steps=5"));
  }

  @Test
  void fillsTheTimeAndStopsWhenAsked() throws Exception {
    StopSignal stop = new StopSignal();
    stop.raise();
    Report report = run(stop, "minutes=0.02");
    assertTrue(((Map<?, ?>) report.results().get("variants")).isEmpty());
    StudyPlan plan = StudyPlan.in(folder.resolve("out"));
    StudyPlan.Variant ours = plan.get("ours");
    assertTrue(ours.secondsPerStep() > 0);
    assertEquals(1.2, ours.steps() * ours.secondsPerStep(), 2 * ours.secondsPerStep());
    assertFalse(Files.exists(folder.resolve("out/runs")));
  }
}
