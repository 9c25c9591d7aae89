// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.encode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.cli.CommandRun;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.tasks.encode.EncodedText;
import org.pixellm.tasks.encode.EncodedWindow;
import org.pixellm.tasks.encode.EncodingOptions;
import org.pixellm.tasks.encode.Pooling;
import org.pixellm.tasks.encode.Quantization;
import org.pixellm.tasks.encode.TextEncoder;
import org.pixellm.tasks.encode.TextEncoders;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.model.RendererCheck;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.plugins.PluginsModule;

/** Lines of text to vectors, by the command and by the classes behind it. */
class EncodeCommandTest {
  private static final int HIDDEN = 16;
  private static final List<String> TEXTS =
      List.of(
          "A line.",
          "",
          "A line that is rather longer than the others, and goes on for so long that it is cut",
          "Grüße, мир",
          "A line.");

  @TempDir private static Path folder;
  private static Path model;
  private static Injector injector;

  @BeforeAll
  static void train() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "Some words to learn.\n\n".repeat(99));
    CommandRun training =
        CommandRun.of(
            "pretrain",
            "--set=data.train=[" + text + "]",
            "--set=output=" + folder.resolve("run"),
            "--set=data.max_patches=24",
            "--set=backbone.hidden_size=" + HIDDEN,
            "--set=backbone.layers=2",
            "--set=backbone.heads=2",
            "--set=training.steps=2",
            "--set=training.batch_size=2",
            "--set=data.validation_windows=2",
            "--set=listeners=[]");
    assertEquals(0, training.code(), training.err());
    model = folder.resolve("run/model");
    injector = Guice.createInjector(new PluginsModule(EncodeCommandTest.class.getClassLoader()));
  }

  private static TextEncoder open(EncodingOptions options) {
    return injector
        .getInstance(TextEncoders.class)
        .open(model, options, RendererCheck.warning(line -> {}));
  }

  /** The states of one text, by the model with its decoder, {@code [1 + patches, hidden]}. */
  private static float[] plainStates(String text, PixelModel whole) {
    PluginCreator plugins = injector.getInstance(PluginCreator.class);
    RendererSettings settings = injector.getInstance(ModelFiles.class).readRenderer(model);
    TextRenderer renderer = plugins.renderer(settings.renderer(), settings.layout());
    RenderedText drawn = renderer.render(TextInput.of(text), 24);
    byte[] bytes = new byte[drawn.patchCount() * drawn.patchLength()];
    drawn.copyPatches(0, drawn.patchCount(), bytes, 0);
    float[] ink = new float[bytes.length];
    for (int i = 0; i < ink.length; i++) {
      ink[i] = (bytes[i] & 0xFF) / 255f;
    }
    try (NDManager scope = whole.manager().newSubManager()) {
      NDArray patches = scope.create(ink, new Shape(1, drawn.patchCount(), drawn.patchLength()));
      EncoderInput input = new EncoderInput(patches, Optional.empty(), Optional.empty());
      return whole
          .backbone()
          .encode(input, new StepContext(scope, false, new SplittableRandom(1), 0, 1))
          .toFloatArray();
    }
  }

  @Test
  void statesAreThoseOfTheWholeModelInTheCallersOrder() {
    EncodingOptions options = EncodingOptions.defaults().withStates().withBatchPatches(30);
    try (TextEncoder encoder = open(options);
        PixelModel whole = injector.getInstance(ModelFiles.class).read(model)) {
      List<EncodedText> encoded = encoder.encode(TEXTS);
      assertEquals(TEXTS, encoded.stream().map(EncodedText::text).toList());
      for (EncodedText text : encoded) {
        float[] plain = plainStates(text.text(), whole);
        EncodedWindow window = text.windows().get(0);
        assertEquals(text.patches(), window.patches());
        assertEquals(HIDDEN, window.hidden());
        float[] patches = Arrays.copyOfRange(plain, HIDDEN, plain.length);
        assertArrayEquals(patches, window.states(), 2e-5f, text.text());
        float[] mean = new float[HIDDEN];
        for (int i = 0; i < patches.length; i++) {
          mean[i % HIDDEN] += patches[i] / window.patches();
        }
        assertArrayEquals(mean, text.vector(), 2e-5f);
      }
      assertFalse(encoded.get(2).complete());
      assertTrue(encoded.get(3).complete());
    }
    try (TextEncoder encoder = open(EncodingOptions.defaults().withPooling(Pooling.CLS));
        PixelModel whole = injector.getInstance(ModelFiles.class).read(model)) {
      EncodedText text = encoder.encode(TEXTS).get(3);
      float[] cls = Arrays.copyOf(plainStates(text.text(), whole), HIDDEN);
      assertArrayEquals(cls, text.vector(), 2e-5f);
      assertEquals(List.of(), text.windows());
    }
  }

  @Test
  void longTextsAreReadToTheirEndInWindows() {
    try (TextEncoder encoder = open(EncodingOptions.defaults().withStates().withWindows(4))) {
      EncodedText text = encoder.encode(TEXTS).get(2);
      assertTrue(text.complete());
      assertTrue(text.windows().size() > 1);
      EncodedWindow last = text.windows().get(text.windows().size() - 1);
      assertEquals(text.text().length(), last.alignment().drawnEnd(0));
      double[] sum = new double[HIDDEN];
      for (EncodedWindow window : text.windows()) {
        for (int i = 0; i < window.states().length; i++) {
          sum[i % HIDDEN] += window.states()[i];
        }
      }
      for (int i = 0; i < HIDDEN; i++) {
        assertEquals(sum[i] / text.patches(), text.vector()[i], 2e-5);
      }
    }
  }

  @Test
  void threadsShareAnEncoder() {
    List<String> many =
        IntStream.range(0, 300).mapToObj(i -> "text " + "x".repeat(i % 40) + i).toList();
    EncodingOptions options = EncodingOptions.defaults().withThreads(2).withBatchPatches(64);
    try (TextEncoder encoder = open(options)) {
      List<EncodedText> once = encoder.encode(many);
      List<CompletableFuture<List<EncodedText>>> again =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> encoder.encode(many)))
              .limit(3)
              .toList();
      for (CompletableFuture<List<EncodedText>> future : again) {
        List<EncodedText> other = future.join();
        for (int i = 0; i < many.size(); i++) {
          assertEquals(many.get(i), other.get(i).text());
          assertArrayEquals(once.get(i).vector(), other.get(i).vector(), 2e-5f);
        }
      }
    }
  }

  @Test
  void int8IsNearFloat32ButNotTheSame() {
    EncodingOptions options = EncodingOptions.defaults().withStates().withBatchPatches(40);
    try (TextEncoder exact = open(options);
        TextEncoder near = open(options.with(Quantization.INT8))) {
      List<EncodedText> expected = exact.encode(TEXTS);
      List<EncodedText> quantised = near.encode(TEXTS);
      double errors = 0;
      double squares = 0;
      for (int text = 0; text < TEXTS.size(); text++) {
        float[] states = expected.get(text).windows().get(0).states();
        float[] others = quantised.get(text).windows().get(0).states();
        assertEquals(states.length, others.length);
        for (int i = 0; i < states.length; i++) {
          errors += Math.pow(states[i] - others[i], 2);
          squares += Math.pow(states[i], 2);
        }
      }
      double relative = Math.sqrt(errors / squares);
      assertTrue(relative > 1e-4, "it was not quantised: " + relative);
      assertTrue(relative < 0.05, "too far off: " + relative);
    }
  }

  @Test
  void streamsAreReadOnlyAsFarAsResultsAreTaken() {
    try (TextEncoder encoder = open(EncodingOptions.defaults().withBatchPatches(64));
        Stream<EncodedText> endless =
            encoder.encode(Stream.iterate(0, i -> i + 1).map(i -> "number " + i))) {
      List<String> first = endless.map(EncodedText::text).limit(3).toList();
      assertEquals(List.of("number 0", "number 1", "number 2"), first);
    }
  }

  /** A model that was trained where another renderer drew. */
  private static Path strangeModel() throws IOException {
    Path strange = Files.createDirectories(folder.resolve("strange"));
    for (String name : List.of("config.json", ModelFiles.WEIGHTS)) {
      Files.copy(model.resolve(name), strange.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    String settings = Files.readString(model.resolve("text_renderer_config.json"));
    String other = settings.replaceFirst("(\"page_hash\"\\s*:\\s*\")[0-9a-f]{4}", "$1----");
    assertNotEquals(settings, other);
    Files.writeString(strange.resolve("text_renderer_config.json"), other);
    return strange;
  }

  @Test
  void textThatIsDrawnOtherwiseIsToldOfBeforeItComesOut() throws IOException {
    Path strange = strangeModel();
    EncodingOptions options = EncodingOptions.defaults();
    TextEncoders encoders = injector.getInstance(TextEncoders.class);
    List<String> told = new CopyOnWriteArrayList<>();
    try (TextEncoder encoder = encoders.open(strange, options, RendererCheck.warning(told::add))) {
      encoder.encode(TEXTS);
      assertTrue(told.get(0).contains("text is drawn differently here"), told.toString());
    }
    RendererCheck failing =
        RendererCheck.warning(
            line -> {
              throw new PixelException("nobody listens");
            });
    try (TextEncoder encoder = encoders.open(strange, options, failing)) {
      PixelException error =
          assertThrows(PixelException.class, () -> encoder.encode(List.of("A line.")));
      assertEquals("nobody listens", error.getMessage());
    }
    assertThrows(
        PixelException.class, () -> encoders.open(strange, options, RendererCheck.strict()));
  }

  /** The engine's libraries are just being loaded then. */
  @Test
  void aProcessThatEndsAtOnceEndsWell() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.pixellm.cli.Main",
                "encode",
                "--model=" + folder.resolve("nowhere"),
                "--output=" + folder.resolve("x.npy"),
                "" + Files.write(folder.resolve("some.txt"), TEXTS))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), said);
    assertEquals(1, process.exitValue(), said);
    assertTrue(said.contains("there is no directory"), said);
  }

  @Test
  void theCommandWritesBothFormats() throws IOException {
    Path lines = Files.write(folder.resolve("lines.txt"), TEXTS);
    Path npy = folder.resolve("v.npy");
    CommandRun run = CommandRun.of("encode", "-m", "" + model, "" + lines, "-o", "" + npy);
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("v.npy: 5 vectors of 16 numbers"), run.out());
    assertTrue(run.err().contains("1 of 5 texts were cut off"), run.err());
    Path jsonl = folder.resolve("v.jsonl");
    run = CommandRun.of("encode", "-m", "" + model, "" + lines, "-o", "" + jsonl);
    assertEquals(0, run.code(), run.err());

    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(npy)).order(ByteOrder.LITTLE_ENDIAN);
    int header = 10 + bytes.getShort(8);
    assertEquals(0, header % 64);
    String shape = new String(bytes.array(), 10, header - 10, StandardCharsets.US_ASCII);
    assertTrue(shape.contains("'<f4'") && shape.contains("(5, 16)"), shape);
    assertEquals(header + 4 * 5 * HIDDEN, bytes.capacity());
    bytes.position(header);
    List<String> objects = Files.readAllLines(jsonl);
    assertEquals(5, objects.size());
    for (int row = 0; row < 5; row++) {
      JsonNode object = new ObjectMapper().readTree(objects.get(row));
      assertEquals(TEXTS.get(row), object.get("text").textValue());
      for (JsonNode value : object.get("vector")) {
        assertEquals(bytes.getFloat(), value.floatValue(), 2e-5f);
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertTrue(files.noneMatch(file -> file.toString().endsWith(".tmp")));
    }
  }

  @Test
  void whatIsWrongIsSaidAndNothingIsLeft() throws IOException {
    Path lines = Files.write(folder.resolve("some.txt"), TEXTS);
    assertRefused("ends otherwise", "" + model, "" + lines, folder.resolve("x.csv"));
    assertRefused("there is no folder", "" + model, "" + lines, folder.resolve("no/x.npy"));
    assertRefused("there is no such file", "" + model, "nowhere", folder.resolve("x.npy"));
    assertRefused("is a folder", "" + model, "" + folder, folder.resolve("x.npy"));
    assertRefused("config.json", "" + folder, "" + lines, folder.resolve("x.npy"));
    Path latin = Files.write(folder.resolve("latin.txt"), new byte[] {'a', '\n', (byte) 0xE4});
    assertRefused("is not UTF-8", "" + model, "" + latin, folder.resolve("x.npy"));
    CommandRun overlap =
        CommandRun.of(
            "encode",
            "-m=" + model,
            "-o=" + folder.resolve("x.npy"),
            "--windows",
            "--overlap=12",
            "" + lines);
    assertEquals(1, overlap.code());
    assertTrue(overlap.err().contains("overlap by less than half"), overlap.err());
  }

  private static void assertRefused(String why, String directory, String lines, Path output)
      throws IOException {
    CommandRun run = CommandRun.of("encode", "-m", directory, lines, "-o", "" + output);
    assertEquals(1, run.code(), run.err());
    assertTrue(run.err().contains(why), run.err());
    assertFalse(Files.exists(output));
    try (Stream<Path> files = Files.list(folder)) {
      assertTrue(files.noneMatch(file -> file.toString().endsWith(".tmp")));
    }
  }
}
