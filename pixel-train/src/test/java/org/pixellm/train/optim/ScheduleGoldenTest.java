// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.nn.Parameter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.model.golden.Golden;
import org.pixellm.model.pretrain.MaskedPixelsFactory;
import org.pixellm.model.vit.PixelEncoder;
import org.pixellm.model.vit.PixelEncoderConfig;
import org.pixellm.train.config.ScheduleConfig;
import org.pixellm.train.config.ScheduleConfig.Shape;

/** Rates and groups are the original's. */
class ScheduleGoldenTest {
  private final JsonNode golden = new Golden("schedule_and_groups").json("outputs.json");

  @ParameterizedTest
  @ValueSource(strings = {"pretraining_default", "short", "below_min"})
  void everyRateIsTheOriginals(String name) {
    JsonNode schedule = golden.at("/schedule/" + name);
    LearningRate rate =
        new LearningRate(
            new ScheduleConfig(
                Shape.COSINE,
                schedule.get("num_warmup_steps").asLong(),
                schedule.get("min_lr").asDouble()),
            schedule.get("max_lr").asDouble(),
            schedule.get("num_training_steps").asLong());
    List<String> steps = new ArrayList<>();
    schedule.get("lr_at").fieldNames().forEachRemaining(steps::add);
    assertTrue(steps.size() >= 5, "steps: " + steps);
    for (String step : steps) {
      double expected = schedule.get("lr_at").get(step).asDouble();
      assertEquals(expected, rate.at(Long.parseLong(step)), 1e-12 * expected, "step " + step);
    }
  }

  @ParameterizedTest
  @CsvSource({"LINEAR,0,0", "LINEAR,10,1", "LINEAR,35,0.55", "LINEAR,60,0.1", "LINEAR,80,0.1"})
  void theLineFallsToTheLowest(Shape shape, long step, double expected) {
    LearningRate rate = new LearningRate(new ScheduleConfig(shape, 10, 0.1), 1, 60);
    assertEquals(expected, rate.at(step), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "5,0.5", "10,1", "1000,1"})
  void aConstantRateStaysAfterTheWarmUp(long step, double expected) {
    LearningRate rate = new LearningRate(new ScheduleConfig(Shape.CONSTANT, 10, 0.1), 1, 60);
    assertEquals(expected, rate.at(step), 1e-12);
  }

  /** Two layers and one of the decoder: the golden's model, of any width. */
  @Test
  void groupsAreTheOriginalsByOurOwnNames() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("hidden_size", 8);
    config.put("num_hidden_layers", 2);
    config.put("num_attention_heads", 2);
    config.put("intermediate_size", 8);
    config.put("image_size", List.of(16, 64));
    config.put("patch_size", 16);
    config.put("num_channels", 3);
    config.put("decoder_hidden_size", 8);
    config.put("decoder_num_hidden_layers", 1);
    config.put("decoder_num_attention_heads", 2);
    config.put("decoder_intermediate_size", 8);
    PixelEncoder encoder = new PixelEncoder(PixelEncoderConfig.fromMap(config));
    Map<String, Parameter> parameters = new LinkedHashMap<>(encoder.parameters());
    parameters.putAll(new MaskedPixelsFactory().restore(config, encoder).parameters());
    Map<String, List<String>> groups = new LinkedHashMap<>();
    parameters.forEach(
        (name, parameter) -> {
          String group =
              !parameter.requiresGradient()
                  ? "frozen"
                  : DecayGroups.decays(name, parameter) ? "decay" : "no_decay";
          groups.computeIfAbsent(group, g -> new ArrayList<>()).add(name);
        });
    JsonNode expected = golden.at("/groups/PIXELForPreTraining");
    assertEquals(3, expected.size());
    for (String group : List.of("decay", "no_decay", "frozen")) {
      List<String> names = new ArrayList<>();
      expected.get(group).forEach(name -> names.add(name.asText()));
      assertEquals(names, groups.get(group), group);
    }
  }
}
