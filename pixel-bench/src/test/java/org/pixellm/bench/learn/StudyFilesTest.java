// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Injector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pixellm.bench.Benches;
import org.pixellm.plugins.PluginKind;
import org.pixellm.train.config.ConfigLoader;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.config.RunConfigLoader;
import org.pixellm.train.plugins.PluginCreator;

class StudyFilesTest {
  private static final Path STUDIES = Path.of("../configs/studies");

  static List<Path> studies() throws IOException {
    try (Stream<Path> files = Files.list(STUDIES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @Test
  void thereAreStudies() throws IOException {
    assertTrue(studies().size() >= 8, studies().toString());
  }

  @ParameterizedTest
  @MethodSource("studies")
  void everyVariantIsAConfigurationOfItsOwn(Path file) {
    Injector injector = Benches.injector();
    RunConfigLoader loader = injector.getInstance(RunConfigLoader.class);
    PluginCreator plugins = injector.getInstance(PluginCreator.class);
    StudyConfig study =
        injector
            .getInstance(ConfigLoader.class)
            .load(StudyConfig.defaults(), Optional.of(file), List.of());
    assertFalse(study.question().isBlank());
    VariantConfigs configs = new VariantConfigs(loader, study, STUDIES, List.of());
    Set<Map<String, Object>> different = new HashSet<>();
    for (String variant : study.variants().keySet()) {
      RunConfig config = configs.run(variant, 1, 1000, Path.of("out"));
      // Settings of plug-ins are checked where defaults are filled in.
      plugins.resolve(PluginKind.BACKBONE, config.backbone());
      plugins.resolve(PluginKind.OBJECTIVE, config.objective());
      plugins.resolve(PluginKind.LAYOUT_MODE, config.layout());
      different.add(loader.toMap(config));
    }
    assertEquals(study.variants().size(), different.size(), "two variants are the same");
  }

  @Test
  void sharesAreOfTheSteps() {
    assertEquals("a.b=50", VariantConfigs.resolve("a.b=5%", 1000));
    assertEquals("a.b=5", VariantConfigs.resolve("a.b=5", 1000));
  }
}
