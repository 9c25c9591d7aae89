// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pixellm.model.golden.Relative.assertClose;
import static org.pixellm.model.golden.Relative.error;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pixellm.model.golden.Golden;
import org.pixellm.model.vit.PixelEncoder;
import org.pixellm.model.vit.PixelEncoderConfig;
import org.pixellm.plugins.PixelException;
import org.pixellm.tasks.head.GoldenHead;

/** The original's token classifier on texts shorter and longer than its table of positions. */
class PositionGoldenTest {
  private static final int LABELS = 4;

  /** The table's first rows are used as they are. */
  @Test
  void shorterTextsHaveTheFirstPositions() {
    try (GoldenHead golden = new GoldenHead("pos_truncate")) {
      assertEquals(11, golden.patches());
      assertLogits(golden);
    }
  }

  @Test
  void longerTextsHaveTheOriginalsStretchedPositionsWhereThatIsAskedFor() {
    try (GoldenHead golden = longer(Map.of("position_reach", 30))) {
      assertEquals(30, golden.patches());
      assertLogits(golden);
    }
  }

  /** Extended positions leave those of the table as they are, so another result comes out. */
  @Test
  void extendedPositionsAreAnotherModel() {
    try (GoldenHead golden = longer(Map.of("position_reach", 30, "longer_positions", "extend"))) {
      float[] logits = logits(golden, 0);
      assertTrue(error(golden.outputs("logits"), logits) > 1e-3);
    }
  }

  @Test
  void withoutReachALongerTextIsRefused() {
    try (GoldenHead golden = longer(Map.of())) {
      PixelException refused = assertThrows(PixelException.class, () -> logits(golden, 0));
      assertTrue(refused.getMessage().contains("30 patches"), refused.getMessage());
    }
  }

  private static GoldenHead longer(Map<String, Object> more) {
    Map<String, Object> config = new LinkedHashMap<>(new Golden("pos_interpolate").config());
    config.putAll(more);
    PixelEncoder encoder = new PixelEncoder(PixelEncoderConfig.fromMap(config));
    PixelEncoderConfig again = PixelEncoderConfig.fromMap(encoder.configuration());
    assertEquals(encoder.config(), again);
    return new GoldenHead("pos_interpolate", encoder);
  }

  private static void assertLogits(GoldenHead golden) {
    for (int row = 0; row < golden.rows(); row++) {
      int from = row * golden.patches() * LABELS;
      float[] expected =
          Arrays.copyOfRange(golden.outputs("logits"), from, from + golden.real(row) * LABELS);
      assertClose(expected, logits(golden, row), 1e-4, "row " + row);
    }
  }

  /** Those of a row's real patches. */
  private static float[] logits(GoldenHead golden, int row) {
    try (TokenClassification head =
        new TokenClassificationFactory().restore(golden.config(Map.of()), golden.hidden())) {
      golden.load(head);
      List<float[][]> scores =
          head.scores(golden.batch(GoldenWords.onEachPatch(golden)), golden.context());
      float[] flat = new float[golden.real(row) * LABELS];
      for (int patch = 0; patch < golden.real(row); patch++) {
        System.arraycopy(scores.get(row)[patch], 0, flat, patch * LABELS, LABELS);
      }
      return flat;
    }
  }
}
