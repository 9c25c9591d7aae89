// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.bench.Benches;
import org.pixellm.bench.report.Report;

class TrainBenchTest {
  @TempDir Path folder;

  private static Report run(String lengths, List<Variant> variants) {
    TrainBench.Request request =
        new TrainBench.Request("tiny", 3, 64, lengths, variants, 2, 1, 0, Benches.SMALLEST);
    return Benches.injector()
        .getInstance(TrainBench.class)
        .run(request, new PrintWriter(new StringWriter()));
  }

  @Test
  void comparesAllVariantsOnTheSameTexts() throws Exception {
    Report report = run(TextSource.EWT, List.of(Variant.values()));
    Map<?, ?> variants = (Map<?, ?>) report.results().get("variants");
    assertEquals(
        List.of("fused", "packed", "composed", "padded", "composed-padded"),
        List.copyOf(variants.keySet()));
    double work = number(variants, "fused", "useful_gflop");
    assertEquals(work, number(variants, "composed", "useful_gflop"));
    assertEquals(work, number(variants, "padded", "useful_gflop"), "padding is of no use");
    assertTrue(number(variants, "packed", "useful_gflop") > work);
    Path json = folder.resolve("results/train.json");
    report.write(json);
    assertTrue(Files.readString(json).contains("\"peak\""));
    assertTrue(report.lines().stream().anyMatch(line -> line.startsWith("| composed-padded ")));
  }

  @Test
  void readsTextsFromAFile() throws Exception {
    Report report = run(Benches.text(folder).toString(), List.of(Variant.FUSED));
    assertTrue(report.lines().stream().anyMatch(line -> line.startsWith("peak: float32")));
  }

  private static double number(Map<?, ?> variants, String variant, String key) {
    return (Double) ((Map<?, ?>) variants.get(variant)).get(key);
  }
}
