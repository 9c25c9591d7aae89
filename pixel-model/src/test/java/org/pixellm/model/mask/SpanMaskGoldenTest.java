// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.mask;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.model.golden.Golden;

/** Our span masks are distributed as the original's. */
class SpanMaskGoldenTest {
  private static final int DRAWS = 4000;
  private static final double STANDARD_ERRORS = 3;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void statisticsAreTheOriginals(int setting) {
    JsonNode golden = new Golden("span_masking").json("outputs.json").get(setting);
    int patches = golden.get("num_patches").asInt();
    int textPatches = golden.get("num_text_patches").asInt();
    int target = golden.get("target").asInt();
    JsonNode spacing = golden.get("spacing");
    SpanMaskGenerator generator =
        new SpanMaskGenerator(
            spacing.isTextual() ? OptionalInt.empty() : OptionalInt.of(spacing.asInt()));
    MaskStatistics ours = new MaskStatistics(patches, textPatches);
    SplittableRandom random = new SplittableRandom(1000 + setting);
    for (int i = 0; i < DRAWS; i++) {
      ours.add(generator.generate(patches, textPatches, target, random));
    }
    long draws = golden.get("draws").asLong();
    List<Executable> checks = new ArrayList<>();
    ours.ratios()
        .forEach(
            (path, ratio) ->
                checks.add(
                    () ->
                        assertNear(
                            at(golden, path).asDouble(),
                            ratio.value(),
                            ratio.standardError(DRAWS),
                            ratio.standardError(draws),
                            path)));
    checks.add(
        () ->
            assertNear(
                at(golden, "spans_per_mask.std").asDouble(),
                ours.spanDeviation(DRAWS)[0],
                ours.spanDeviation(DRAWS)[1],
                ours.spanDeviation(draws)[1],
                "spans_per_mask.std"));
    checks.add(() -> assertEquals(golden.get("max_run_length").asInt(), ours.longestRun()));
    checks.add(() -> assertEquals(at(golden, "masked_count.min").asInt(), ours.leastMasked()));
    checks.add(() -> assertEquals(at(golden, "masked_count.max").asInt(), ours.mostMasked()));
    checks.add(() -> assertEquals(at(golden, "gap.min").asInt(), ours.shortestGap()));
    checks.add(
        () ->
            assertEquals(
                golden.get("fraction_with_masked_text_patch").asDouble(),
                ours.shareWithMaskedText()));
    assertAll(checks);
  }

  /** Both numbers are estimates, so both errors count. */
  private static void assertNear(
      double golden, double ours, double oursError, double goldenError, String what) {
    double error = Math.hypot(oursError, goldenError);
    assertTrue(
        Math.abs(golden - ours) <= STANDARD_ERRORS * error,
        "%s: %s, but ours is %s, %.1f standard errors away"
            .formatted(what, golden, ours, Math.abs(golden - ours) / error));
  }

  private static JsonNode at(JsonNode node, String path) {
    return node.at("/" + path.replace('.', '/'));
  }
}
