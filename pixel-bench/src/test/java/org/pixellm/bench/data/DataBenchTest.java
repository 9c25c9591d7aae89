// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.bench.Benches;
import org.pixellm.plugins.PixelException;

class DataBenchTest {
  @TempDir Path folder;

  @Test
  void countsWhatIsBatchedAndWhatATrainerWaits() throws Exception {
    List<String> settings = new ArrayList<>(Benches.SMALLEST);
    settings.add("training.batch_size=2");
    settings.add("data.max_patches=64");
    DataBench.Request request =
        new DataBench.Request(
            List.of(Benches.text(folder).toString()), "tiny", 1, 0.2, 3, settings);
    Map<String, Object> results =
        Benches.injector()
            .getInstance(DataBench.class)
            .run(request, new PrintWriter(new StringWriter()))
            .results();
    long windows = (Long) results.get("windows");
    assertTrue(windows > 0);
    assertTrue((Long) results.get("patches") <= 64 * windows);
    double share = (Double) results.get("trainer_waited_share");
    assertTrue(share >= 0 && share < 1, "waited " + share);
  }

  @Test
  void saysWhichNumbersAreWrong() {
    PixelException error =
        assertThrows(
            PixelException.class,
            () -> new DataBench.Request(List.of("x"), "tiny", 0, 1, 1, List.of()));
    assertEquals(
        "seconds must be above 0 and at most 86400, steps and workers at least 1",
        error.getMessage());
  }
}
