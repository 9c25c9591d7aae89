// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.pull;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.PixelException;

class ModelPullTest {
  private static final String WEIGHTS = "model.safetensors";

  @TempDir Path folder;

  private final byte[] weights = new byte[300_000];
  private final FakeHub hub;
  private final List<Long> progress = new ArrayList<>();
  private Path target;

  ModelPullTest() {
    new SplittableRandom(1).nextBytes(weights);
    hub =
        new FakeHub()
            .with(".gitattributes", text("lfs"))
            .with("config.json", text("{}"))
            .with("README.md", text("# tiny"))
            .with("text_renderer_config.json", text("{ }"))
            .with(WEIGHTS, weights)
            .with("pytorch_model.bin", weights)
            .with("training_args.bin", text("a pickle"))
            .with("fonts/Go Noto.ttf", text("font"))
            .with("../evil.json", text("evil"))
            .with("/etc/evil.json", text("evil"));
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String pull() {
    target = folder.resolve("tiny");
    return new ModelPull(new AtomicFileWriter())
        .pull(
            new HubAddress(hub.address()),
            HubId.parse("team/tiny@v1.0/a"),
            target,
            new ModelPull.Progress() {
              @Override
              public void start(int files, long bytes) {
                progress.add(-bytes);
              }

              @Override
              public void at(long bytes) {
                progress.add(bytes);
              }
            });
  }

  private String fails() {
    String message = assertThrows(PixelException.class, this::pull).getMessage();
    assertTrue(message.indexOf('\n') < 0, message);
    return message;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> walk = Files.walk(target)) {
      return walk.filter(Files::isRegularFile)
          .map(path -> target.relativize(path).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Test
  void whatIsNeededIsFetchedOnceAndCompared() throws IOException {
    assertEquals(FakeHub.COMMIT, pull());
    assertEquals(
        List.of(
            "README.md",
            "config.json",
            "fonts/Go Noto.ttf",
            "hub.json",
            WEIGHTS,
            "text_renderer_config.json"),
        files());
    assertArrayEquals(weights, Files.readAllBytes(target.resolve(WEIGHTS)));
    ConfigEntries record = new JsonObjectFile("hub.json", new AtomicFileWriter()).read(target);
    assertEquals("team/tiny", record.text("id"));
    assertEquals("v1.0/a", record.text("revision"));
    assertEquals(FakeHub.COMMIT, record.text("commit"));
    assertEquals(300_000, record.section("files").section(WEIGHTS).integer("bytes"));
    assertEquals(64, record.section("files").section("config.json").text("sha256").length());
    long all = -progress.get(0);
    assertEquals(all, progress.get(progress.size() - 1));

    hub.requests().clear();
    pull();
    assertTrue(hub.requests().stream().noneMatch(r -> r.contains("store")), "" + hub.requests());
  }

  @Test
  void aBrokenConnectionIsContinuedAtOnceAndAcrossRuns() throws IOException {
    hub.breakAfter(5_000); // 20 attempts get a third of it
    String message = fails();
    assertTrue(message.contains("of 300000 bytes; run again to go on from there"), message);
    assertFalse(Files.exists(target.resolve(WEIGHTS)));
    assertTrue(files().stream().anyMatch(name -> name.endsWith(".part")), "" + files());
    long kept =
        Files.size(
            target.resolve(
                files().stream().filter(n -> n.endsWith(".part")).findFirst().orElseThrow()));
    assertTrue(kept > 5_000 && kept < 300_000, "" + kept);

    hub.breakAfter(Integer.MAX_VALUE);
    hub.requests().clear();
    pull();
    assertEquals(
        List.of("GET store " + WEIGHTS + " bytes=" + kept + "-"),
        hub.requests().stream().filter(r -> r.contains("store")).toList());
    assertArrayEquals(weights, Files.readAllBytes(target.resolve(WEIGHTS)));
    assertTrue(files().stream().noneMatch(name -> name.endsWith(".part")), "" + files());
  }

  @Test
  void aServerWithoutRangesSendsAllOnceMore() throws IOException {
    hub.breakAfter(100_000);
    hub.withoutRanges();
    assertTrue(fails().contains("broke after 100000 of 300000 bytes"));
    hub.breakAfter(Integer.MAX_VALUE);
    pull();
    assertArrayEquals(weights, Files.readAllBytes(target.resolve(WEIGHTS)));
  }

  @Test
  void aFileOfWhichNothingIsToldIsFetchedEveryTime() throws IOException {
    hub.keepSilentAbout("README.md");
    pull();
    Files.writeString(target.resolve("README.md"), "# mine");
    pull();
    assertEquals("# tiny", Files.readString(target.resolve("README.md")));
  }

  @Test
  void aWrongChecksumIsToldAndNothingIsKept() throws IOException {
    hub.claim(WEIGHTS, "ab".repeat(32));
    assertTrue(fails().contains("came with another checksum or size"));
    assertTrue(files().stream().noneMatch(name -> name.contains(WEIGHTS)), "" + files());
    hub.claim("config.json", "cd".repeat(20));
    assertTrue(fails().contains("config.json came with another checksum"));
  }

  @Test
  void whatAHubRefusesIsToldInASentence() {
    hub.answerWith(401);
    assertTrue(fails().contains("may not be read without an account (status 401)"));
    hub.answerWith(404);
    assertTrue(fails().contains("there is no http://"));
    hub.answerWith(429);
    assertTrue(fails().contains("asked too often"));
    hub.answerWith(503);
    assertTrue(fails().contains("answers with status 503; try again later"));
    hub.answerWith(302);
    assertTrue(fails().contains("a redirect that leads nowhere"));
    hub.close();
    String message = fails();
    assertTrue(message.contains("nothing answers there; is there a network"), message);
  }

  @Test
  void modelsWithoutWeightsOrConfigurationAreNone() {
    assertEquals(
        List.of("config.json", "pytorch_model-1-of-2.bin", "pytorch_model.bin.index.json"),
        NeededFiles.of(
            HubId.parse("a/b"),
            List.of(
                "config.json",
                "model-1-of-2.safetensors",
                "pytorch_model-1-of-2.bin",
                "pytorch_model.bin.index.json",
                "tf_model.h5")));
    assertTrue(
        assertThrows(
                PixelException.class,
                () -> NeededFiles.of(HubId.parse("a/b"), List.of("pytorch_model.bin")))
            .getMessage()
            .contains("a/b@main has no config.json"));
    assertTrue(
        assertThrows(
                PixelException.class,
                () -> NeededFiles.of(HubId.parse("a/b"), List.of("config.json")))
            .getMessage()
            .contains("has weights neither as safetensors nor"));
  }

  @Test
  void idsAndAddressesAreChecked() {
    assertEquals(new HubId("a", "b.c-d", "main"), HubId.parse("a/b.c-d"));
    for (String wrong : List.of("a", "a/b/c", "a/..", "../b", "a/b@", "a/b@../c", "a/b@x y", "")) {
      assertThrows(PixelException.class, () -> HubId.parse(wrong), wrong);
    }
    for (String wrong : List.of("hub.org", "ftp://hub.org", "http://", "http://a?b", "http:// a")) {
      assertThrows(PixelException.class, () -> new HubAddress(wrong), wrong);
    }
    assertEquals(
        "http://hub.org/x/a/b/resolve/v%2F1/c%20d/e",
        new HubAddress("http://hub.org/x/").file(HubId.parse("a/b"), "v/1", "c d/e").toString());
  }
}
