// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pixellm.plugins.PixelException;

class RunConfigLoaderTest {
  @TempDir Path folder;
  private final RunConfigLoader loader = new RunConfigLoader();

  @Test
  void laysTheFileOverTheDefaults() throws IOException {
    RunConfig config =
        load(
            """
            # a comment
            seed: 1_000
            data:
              train: [a.txt, b]
            training: {steps: 1e4, batch_size: 8}
            optimizer:
              learning_rate: 1e-3
              beta1: 0
            schedule: {shape: constant}
            """);
    assertEquals(1000, config.seed());
    assertEquals(List.of("a.txt", "b"), config.data().train());
    assertEquals(10000, config.training().steps());
    assertEquals(8, config.training().batchSize());
    assertEquals(TrainingConfig.defaults().keepCheckpoints(), config.training().keepCheckpoints());
    assertEquals(1e-3, config.optimizer().learningRate());
    assertEquals(0.0, config.optimizer().beta1());
    assertEquals(ScheduleConfig.Shape.CONSTANT, config.schedule().shape());
    assertEquals(RunConfig.defaults().listeners(), config.listeners());
  }

  @Test
  void laysTheCommandLineOverTheFile() throws IOException {
    RunConfig config =
        load(
            "training: {steps: 5, batch_size: 8}",
            "training.steps=7",
            "training.steps=9",
            "data.train=[x, 'y z']",
            "output= runs/a=b",
            "schedule={shape: linear, warmup_steps: 3}");
    assertEquals(9, config.training().steps());
    assertEquals(8, config.training().batchSize());
    assertEquals(List.of("x", "y z"), config.data().train());
    assertEquals("runs/a=b", config.output());
    assertEquals(new ScheduleConfig(ScheduleConfig.Shape.LINEAR, 3, 1e-5), config.schedule());
  }

  @Test
  void checksOnlyTheWholeOfFileAndCommandLine() throws IOException {
    // Ten patches are too few for the default minimum until the command line lowers it.
    assertEquals(10, load("data: {max_patches: 10}", "data.min_patches=5").data().maxPatches());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          training: {batch_size: many}      | training.batch_size: expected a whole number, got "many"
          training: {batch_size: '12'}      | training.batch_size: expected a whole number, got "12"; write it without quotes
          training: {batch_size: 2.5}       | training.batch_size: expected a whole number, got 2.5
          training: {batch_size: }          | training.batch_size: expected a whole number, got nothing
          training: {batch_size: true}      | training.batch_size: expected a whole number, got true
          training: {batch_size: [1]}       | training.batch_size: expected a whole number, got [1]
          training: {batch_size: 3000000000}| training.batch_size: expected a whole number from -2147483648 to 2147483647, got 3000000000
          training: {batch_size: 1e300}     | training.batch_size: expected a whole number from -2147483648 to 2147483647, got 1.0E300
          training: {batch_size: .inf}      | training.batch_size: expected a whole number, got
          training: {batch_size: 0}         | training: batch_size must be at least 1, not 0
          training: {bathc_size: 2}         | training.bathc_size: no such setting; did you mean batch_size? there are steps, operations, batch_size, accumulate
          training: {xyz: 2}                | training.xyz: no such setting; there are steps, operations, batch_size,
          trainig: {steps: 2}               | trainig: no such setting; did you mean training? there are model, seed, output,
          training: 5                       | training: expected a map of settings, got 5
          training:                         | training: expected a map of settings, got nothing
          optimizer: {beta1: .nan}          | optimizer.beta1: expected a finite number, got
          optimizer: {beta1: 1.5e400}       | optimizer.beta1: expected a finite number, got
          optimizer: {beta1: 9007199254740993} | optimizer.beta1: expected a number of at most 15 digits, got 9007199254740993
          optimizer: {beta1: '0.5'}         | optimizer.beta1: expected a number, got "0.5"; write it without quotes
          output: 2024                      | output: expected text, got 2024; put it in quotes
          output: true                      | output: expected text, got true; put it in quotes
          output: ''                        | output must name a folder
          data: {train: a.txt}              | data.train: expected a list of texts, got "a.txt"; write ["a.txt"]
          data: {train: [a, 5]}             | data.train[1]: expected text, got 5
          data: {train: {a: b}}             | data.train: expected a list of texts, got {"a":"b"}
          data: {reader: 5}                 | data.reader: expected a plug-in, by its name or as {name: …, settings}, got 5
          schedule: {shape: consine}        | schedule.shape: expected one of cosine, linear, constant, got "consine"; did you mean cosine?
          schedule: {shape: COSINE}         | schedule.shape: expected one of cosine, linear, constant, got "COSINE"
          schedule: {shape: 1}              | schedule.shape: expected one of cosine, linear, constant, got 1
          data: {sources: {de: {}}}         | data: sources.de.files names no file or folder to train on
          data: {sources: {de: [a]}}        | data.sources.de: expected a map of settings, got ["a"]
          data: {sources: {de: {file: [a]}}} | data.sources.de.file: no such setting; did you mean files? there are files, validation, weight
          data: {sources: {de: {files: [a], weight: 0}}} | data.sources.de: weight must be above 0 and at most 1e6, not 0.0
          data: {sources: {a.b: {files: [a]}}} | data: a source's name must be ASCII letters, digits, - and _, first a letter, not "a.b"
          data: {sources: {de: {files: [a]}}, train: [b]} | data: train and sources are both set; name the files of train in a source, or leave sources out
          data: {sources: {de: {files: [a]}}, validation: [b]} | data: validation is for train; beside sources, each names its own, as sources.de.validation
          data: {sampling_exponent: 1.5}    | data: sampling_exponent must be 0 to 1, not 1.5
          listeners: [console, {every: 5}]  | listeners[1]: has settings but no name
          listeners: [{name: 5}]            | listeners[0].name: expected text, got 5
          listeners: console                | listeners: expected a list of plug-ins, each by its name or as {name: …, settings}, got "console"
          renderer: {name: awt, size: }     | renderer.size: expected a value, got nothing
          renderer:                         | renderer: expected a plug-in
          - a                               | expected a map of settings
          """)
  void namesKeyValueAndWhatWouldBeRight(String yaml, String expected) throws IOException {
    String message = assertThrows(PixelException.class, () -> load(yaml)).getMessage();
    assertTrue(message.startsWith(expected), message);
    assertTrue(message.endsWith(" (in " + file() + ")"), message);
    assertTrue(message.indexOf('\n') < 0, message);
  }

  @Test
  void saysWhetherTheCommandLineWasWrong() throws IOException {
    assertMessage("steps: 1", "no such setting", " (in " + file() + ")", "seed=2");
    assertMessage("seed: 1", "training.steps: expected", " (from --set)", "training.steps=x");
    assertMessage("seed: 1", "data.train[0]: expected", " (from --set)", "data.train=[1]");
    assertMessage(
        "seed: 1",
        "training: steps must be at least 1, not 0",
        " (in " + file() + " with --set)",
        "training.steps=0");
    assertMessage(
        "training: many",
        "training: expected a map of settings, got \"many\"",
        " (in " + file() + " with --set)",
        "training.steps=5");
    assertEquals(
        "training: steps must be at least 1, not 0 (from --set)",
        assertThrows(
                PixelException.class,
                () -> loader.load(RunConfig.defaults(), List.of("training.steps=0")))
            .getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          training.steps     | --set training.steps: expected key=value, for example --set training.steps=500
          =5                 | --set =5: expected key=value
          a..b=5             | --set a..b=5: expected key=value
          seed=              | seed: expected a whole number, got nothing
          data.train=[a      | --set data.train=[a, line 1: not valid YAML:
          output=*x          | --set output=*x, line 1: references (*x) are not supported
          seed=010           | --set seed=010, line 1: "010" is not read the same way everywhere
          seed.x=5           | seed: expected a whole number, got {"x":5}
          """)
  void refusesWrongArguments(String argument, String expected) {
    String message =
        assertThrows(
                PixelException.class, () -> loader.load(RunConfig.defaults(), List.of(argument)))
            .getMessage();
    assertTrue(message.startsWith(expected), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          seed: 1~output: [a          | 2 | not valid YAML: while parsing a flow sequence
          seed: 1~ output: x          | 2 | not valid YAML:
          seed: 1~\toutput: x         | 2 | not valid YAML: while scanning for the next token
          seed: 1~data: {}~seed: 2    | 3 | the key "seed" stands twice
          data: {workers: 1, workers: 2} | 1 | the key "workers" stands twice
          seed: 1~---~seed: 2         | 3 | a second document starts here
          seed: 0x10                  | 1 | "0x10" is not read the same way everywhere
          seed: &s 1~output: *s       | 2 | references (*s) are not supported
          """)
  void namesTheLineOfYamlErrors(String yaml, int line, String expected) throws IOException {
    String message =
        assertThrows(PixelException.class, () -> load(yaml.replace('~', '\n').replace("\\t", "\t")))
            .getMessage();
    assertTrue(message.startsWith(file() + ", line " + line + ": " + expected), message);
    assertTrue(message.indexOf('\n') < 0, message);
  }

  @Test
  void readsYesAndNoAsText() throws IOException {
    assertEquals(List.of("yes", "no", "on"), load("data: {train: [yes, no, on]}").data().train());
  }

  @Test
  void refusesFilesItCannotUse() throws IOException {
    assertFile("there is no configuration file " + file());
    Files.createDirectory(file());
    assertFile(file() + " is not a file; a YAML file is needed");
    Files.delete(file());
    for (String empty : List.of("", "\n", "# nothing\n")) {
      Files.writeString(file(), empty);
      assertFile(file() + " is empty; write at least one setting into it");
    }
    Files.write(file(), new byte[] {'a', ':', ' ', (byte) 0xc3});
    assertFile(file() + " is not valid UTF-8");
    Files.writeString(file(), "#".repeat(2_000_001));
    assertFile(file() + " has 2000001 bytes, and a configuration has at most 2000000");
  }

  @Test
  void readsAByteOrderMark() throws IOException {
    Files.write(file(), "\uFEFFseed: 3".getBytes(StandardCharsets.UTF_8));
    assertEquals(3, loader.load(file(), List.of()).seed());
  }

  @Test
  void takesPluginsByNameOrWithSettings() throws IOException {
    assertEquals(PluginChoice.named("harfbuzz"), load("renderer: harfbuzz").renderer());
    assertEquals(
        new PluginChoice("awt", Map.of("font_size", 12.5, "fonts", List.of("a"))),
        load("renderer: {name: awt, font_size: 12.5, fonts: [a]}").renderer());
    assertEquals(
        List.of(PluginChoice.named("a"), new PluginChoice("b", Map.of("every", 5))),
        load("listeners: [a, {name: b, every: 5}]").listeners());
  }

  @Test
  void setsAPluginsSettingWhereverItsNameCameFrom() throws IOException {
    PluginChoice expected = new PluginChoice("awt", Map.of("font_size", 12));
    assertEquals(expected, load("seed: 1", "renderer.font_size=12").renderer());
    assertEquals(expected, load("renderer: awt", "renderer.font_size=12").renderer());
    assertEquals(expected, load("renderer: {font_size: 12}").renderer());
    assertEquals(
        new PluginChoice("awt", Map.of("font_size", 12, "dpi", 120)),
        load("renderer: {name: awt, dpi: 120}", "renderer.font_size=12").renderer());
    assertEquals(
        new PluginChoice("awt", Map.of("a", Map.of("b", 1, "c", 2))),
        load("renderer: {a: {b: 1}}", "renderer.a.c=2").renderer());
  }

  @Test
  void dropsTheSettingsOfAnotherPlugin() throws IOException {
    RunConfig defaults = withRenderer(new PluginChoice("awt", Map.of("dpi", 120)));
    assertEquals(
        PluginChoice.named("harfbuzz"),
        loader.load(defaults, List.of("renderer=harfbuzz")).renderer());
    assertEquals(
        new PluginChoice("awt", Map.of("dpi", 120)),
        loader.load(defaults, List.of("renderer=awt")).renderer());
    String file = "renderer: {name: awt, font_size: 3}";
    assertEquals(PluginChoice.named("harfbuzz"), load(file, "renderer.name=harfbuzz").renderer());
    PluginChoice both = new PluginChoice("harfbuzz", Map.of("hinting", true));
    assertEquals(both, load(file, "renderer=harfbuzz", "renderer.hinting=true").renderer());
    assertEquals(both, load(file, "renderer.hinting=true", "renderer=harfbuzz").renderer());
  }

  @Test
  void writesTheResolvedConfiguration() throws IOException {
    String yaml = loader.toYaml(RunConfig.defaults());
    assertTrue(
        yaml.startsWith("model: none\nseed: 42\noutput: runs/pretrain\nrenderer: awt\n"), yaml);
    assertTrue(yaml.contains("  shape: cosine\n"), yaml);
    assertTrue(yaml.contains("  learning_rate: 0.001\n"), yaml);
    assertEquals(RunConfig.defaults(), load(yaml));
    RunConfig changed =
        load(
            "renderer: {name: awt, fonts: [a, 'b: c'], deep: {x: 1.0, y: -3000000000}}",
            "listeners=[]",
            "data.train=['no', '12', '', ' x ', 'a#b', '*']");
    assertEquals(changed, load(loader.toYaml(changed)));
  }

  @Test
  void sourcesAreNamedAndOneSettingOfThemCanChange() throws IOException {
    RunConfig config =
        load(
            "data: {sources: {en: {files: [en]}, de: {files: [de, x.txt], weight: 2}}}",
            "data.sources.en.weight=0.5",
            "data.sampling_exponent=0.7");
    assertEquals(
        Map.of(
            "en", new SourceConfig(List.of("en"), List.of(), 0.5),
            "de", new SourceConfig(List.of("de", "x.txt"), List.of(), 2)),
        config.data().sources());
    assertEquals(0.7, config.data().samplingExponent());
    assertEquals(config, load(loader.toYaml(config)));
  }

  /** Beside a model, what is not written is the model's; what is written stays. */
  @Test
  void aModelBringsItsRendererLayoutAndEncoder() throws IOException {
    PluginChoice own = PluginChoice.named(RunConfig.OF_MODEL);
    RunConfig config = load("model: runs/en/model");
    assertEquals(own, config.renderer());
    assertEquals(own, config.layout());
    assertEquals(own, config.backbone());
    assertEquals(config, load(loader.toYaml(config)));
    RunConfig changed = load("layout: words", "model=runs/en/model", "renderer.rgb=true");
    assertEquals(new PluginChoice(RunConfig.OF_MODEL, Map.of("rgb", true)), changed.renderer());
    assertEquals(PluginChoice.named("words"), changed.layout());
    assertEquals(RunConfig.defaults().renderer(), load("seed: 1").renderer());
  }

  private static RunConfig withRenderer(PluginChoice renderer) {
    RunConfig d = RunConfig.defaults();
    return new RunConfig(
        d.seed(),
        d.output(),
        renderer,
        d.layout(),
        d.backbone(),
        d.objective(),
        d.data(),
        d.training(),
        d.optimizer(),
        d.schedule(),
        d.listeners());
  }

  private Path file() {
    return folder.resolve("run.yaml");
  }

  private RunConfig load(String yaml, String... settings) throws IOException {
    Files.writeString(file(), yaml);
    return loader.load(file(), List.of(settings));
  }

  private void assertMessage(String yaml, String start, String end, String... settings) {
    String message = assertThrows(PixelException.class, () -> load(yaml, settings)).getMessage();
    assertTrue(message.contains(start), message);
    assertTrue(message.endsWith(end), message);
  }

  private void assertFile(String expected) {
    assertEquals(
        expected,
        assertThrows(PixelException.class, () -> loader.load(file(), List.of())).getMessage());
  }
}
