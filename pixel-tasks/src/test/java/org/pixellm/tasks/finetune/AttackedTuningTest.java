// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.run.RunListener;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;
import org.pixellm.train.plugins.PluginTypes;
import org.pixellm.train.run.StopSignal;

/** Fine-tuning on examples of which a part is attacked. */
class AttackedTuningTest {
  private static final String HALF = "data.attack={by: echo, share: 0.5, severities: [60]}";

  @TempDir private Path folder;

  private final EchoModule plugins = new EchoModule();

  private byte[] weights(String name, String... settings) throws IOException {
    FineTuningResult result = run(folder.resolve(name), settings);
    return Files.readAllBytes(result.model().resolve("model.safetensors"));
  }

  private FineTuningResult run(Path output, String... settings) {
    return new TinyTask(folder, settings)
        .run(output, false, TinyTask.nobody(), new StopSignal(), plugins);
  }

  @Test
  void anAttackedTrainingIsAnotherAndTheSameAgain() throws IOException {
    byte[] attacked = weights("attacked", HALF);
    assertArrayEquals(attacked, weights("again", HALF));
    assertFalse(Arrays.equals(attacked, weights("clean")));
  }

  @Test
  void shareOrSeverityZeroChangesNothing() throws IOException {
    byte[] clean = weights("clean");
    assertArrayEquals(clean, weights("share", "data.attack={by: echo, share: 0}"));
    assertArrayEquals(
        clean, weights("severity", "data.attack={by: echo, share: 1, severities: [0]}"));
  }

  @Test
  void aRunStoppedAnywhereAndResumedEndsWithTheSameBytes() throws IOException {
    byte[] uninterrupted = weights("whole", HALF);
    TinyTask task = new TinyTask(folder, HALF);
    for (int after : new int[] {1, 5, 7}) {
      Path output = folder.resolve("stopped-" + after);
      StopSignal stop = new StopSignal();
      RunListener stopping =
          new RunListener() {
            @Override
            public void onStep(StepEnd event) {
              if (event.step() == after) {
                stop.raise();
              }
            }
          };
      assertFalse(task.run(output, false, stopping, stop, plugins).finished());
      FineTuningResult rest = task.run(output, true, TinyTask.nobody(), new StopSignal(), plugins);
      assertArrayEquals(
          uninterrupted, Files.readAllBytes(rest.model().resolve("model.safetensors")));
    }
    PixelException error =
        assertThrows(
            PixelException.class,
            () ->
                new TinyTask(folder, "data.attack={by: echo, share: 0.6, severities: [60]}")
                    .run(
                        folder.resolve("stopped-1"),
                        true,
                        TinyTask.nobody(),
                        new StopSignal(),
                        plugins));
    assertTrue(error.getMessage().contains("data.attack.share"), error.getMessage());
  }

  @Test
  void whatIsMeasuredOnStaysClean() throws IOException {
    TinyTask task = new TinyTask(folder, "data.attack={by: echo, share: 1, severities: [100]}");
    Files.writeString(folder.resolve("dev.txt"), "iiil narrow\nWWM wide\n\n");
    Files.writeString(folder.resolve("test.txt"), "iill narrow\nWMM wide\n\n");
    assertTrue(
        task.run(folder.resolve("run"), false, TinyTask.nobody(), new StopSignal(), plugins)
            .finished());
    assertEquals(Set.of("ii", "iii", "WW", "WWW"), plugins.asked);
  }

  @Test
  void aModelSaysWhatItsTextWasAttackedBy() throws IOException {
    FineTuningResult result = run(folder.resolve("run"), HALF);
    ConfigEntries attack =
        new JsonObjectFile("provenance.json", new AtomicFileWriter())
            .read(result.model())
            .section("configuration")
            .section("data")
            .section("attack");
    assertEquals(0.5, attack.number("share"));
    assertEquals(List.of(60.0), attack.asMap().get("severities"));
    assertEquals("echo", attack.section("by").text("name", ""));
    assertEquals(1L, attack.section("by").longInteger("times"), "settings that were left out, too");
  }

  @Test
  void anAttackThatDoesNotFitIsRefusedBeforeAnythingIsWritten() {
    Path output = folder.resolve("run");
    String message =
        assertThrows(
                PixelException.class,
                () -> run(output, "data.attack={by: {name: echo, apart: true}, share: 0.1}"))
            .getMessage();
    assertTrue(
        message.startsWith("data.attack.by is echo: this attack joins words or parts them"),
        message);
    message =
        assertThrows(PixelException.class, () -> run(output, "data.attack.by=ecko")).getMessage();
    assertTrue(message.contains("did you mean echo?"), message);
    assertFalse(Files.exists(output), "nothing is begun");
  }

  /**
   * How often the last letter is repeated.
   *
   * @param apart whether with a space before it
   */
  private record EchoConfig(int times, boolean apart) {}

  /** Binds an attack that repeats a word's last letter, and knows what it was asked for. */
  private static final class EchoModule extends AbstractModule
      implements TextAttackFactory<EchoConfig> {
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    @Override
    protected void configure() {
      MapBinder.newMapBinder(binder(), PluginTypes.NAME, PluginTypes.ATTACK)
          .addBinding("echo")
          .toInstance(this);
    }

    @Override
    public String name() {
      return "echo";
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public EchoConfig defaults() {
      return new EchoConfig(1, false);
    }

    @Override
    public TextAttack create(EchoConfig configuration) {
      return new TextAttack() {
        @Override
        public String attack(String text, double severity, RandomGenerator random) {
          asked.add(text);
          String letter = text.substring(text.length() - 1).repeat(configuration.times());
          String echo = (configuration.apart() ? " " : "") + letter;
          return random.nextDouble() < severity ? text + echo : text;
        }

        @Override
        public boolean keepsWords() {
          return !configuration.apart();
        }
      };
    }
  }
}
