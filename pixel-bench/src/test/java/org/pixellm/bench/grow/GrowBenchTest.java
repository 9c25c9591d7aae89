// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.grow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.bench.Benches;
import org.pixellm.plugins.PixelException;

class GrowBenchTest {
  @TempDir Path folder;

  private static GrowRequest request(int batch) {
    return new GrowRequest(
        List.of(Axis.values()),
        "tiny",
        batch,
        16,
        64,
        List.of(32, 16, 256),
        List.of(1, 2),
        List.of("tiny"),
        List.of(1, 2),
        1,
        Benches.SMALLEST);
  }

  @Test
  void measuresEveryAxis() throws Exception {
    GrowRequest request = request(2);
    Benches.injector()
        .getInstance(GrowBench.class)
        .run(request, folder, new PrintWriter(new StringWriter()));
    List<String> csv = Files.readAllLines(folder.resolve("grow.csv"));
    assertEquals(1 + 2 * (3 + 2 + 1 + 3), csv.size(), "training and encoding of each point");
    for (String line : csv.subList(1, csv.size())) {
      double share = Double.parseDouble(line.substring(line.lastIndexOf(',') + 1));
      assertTrue(share > 0 && share < 1, line);
    }
    assertEquals(4 * 500, ImageIO.read(folder.resolve("grow.png").toFile()).getHeight());
  }

  @Test
  void keepsPatchesOfAStepEqualWhereLengthsGrow() {
    List<Point> points = request(2).points(Axis.LENGTH);
    assertEquals(List.of(16, 32, 256), points.stream().map(Point::patches).toList());
    assertEquals(List.of(4, 2, 1), points.stream().map(Point::batch).toList());
  }

  @Test
  void saysWhatIsTooMuch() {
    PixelException error = assertThrows(PixelException.class, () -> request(0));
    assertEquals("the texts of a step must be 1 to 4096, not 0", error.getMessage());
  }
}
