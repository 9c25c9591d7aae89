// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a user gets wrong is answered with one sentence that names it. */
class BadInputTest {
  @TempDir private Path folder;
  private Path text;

  @BeforeEach
  void someText() throws IOException {
    text = Files.writeString(folder.resolve("text.txt"), "A line of text.\n\n".repeat(400));
  }

  @Test
  void missingConfiguration() {
    mendable(List.of("pretrain", "--config", folder + "/no.yaml"), "no.yaml");
  }

  @Test
  void emptyConfiguration() throws IOException {
    mendable(List.of("pretrain", "--config", file("empty.yaml", "")), "empty.yaml", "is empty");
  }

  @Test
  void configurationThatIsNotYaml() throws IOException {
    mendable(List.of("pretrain", "--config", file("bad.yaml", "a: [1,\nb: {")), "bad.yaml");
  }

  @Test
  void unknownKeyOfAFile() throws IOException {
    mendable(
        List.of("pretrain", "--config", file("key.yaml", "traning: {steps: 5}\n")),
        "traning",
        "did you mean training?",
        "key.yaml");
  }

  @Test
  void unknownKeyOfTheCommandLine() {
    mendable(pretrain("training.stepz=5"), "training.stepz", "did you mean steps?", "--set");
  }

  @Test
  void wrongType() {
    mendable(pretrain("training.steps=many"), "training.steps", "many", "whole number");
  }

  @Test
  void settingWithoutAValue() {
    mendable(pretrain("training.steps"), "training.steps", "key=value");
  }

  @Test
  void impossibleSizes() {
    mendable(pretrain("backbone.hidden_size=50", "backbone.heads=3"), "hidden size", "50", "3");
    mendable(pretrain("training.batch_size=0"), "batch_size", "0");
    mendable(pretrain("data.max_patches=1"), "max_patches", "1");
  }

  @Test
  void nothingToTrainOn() {
    mendable(List.of("pretrain", "--set", "output=" + folder.resolve("out")), "data.train");
  }

  @Test
  void missingText() {
    mendable(pretrain("data.train=[" + folder + "/no.txt]"), "no.txt");
  }

  @Test
  void emptyText() throws IOException {
    mendable(pretrain("data.train=[" + file("empty.txt", "") + "]"), "empty.txt");
  }

  @Test
  void unknownPlugins() {
    mendable(pretrain("renderer=awtt"), "awtt", "did you mean awt?");
    mendable(pretrain("backbone=vit"), "vit", "there are: pixel");
    mendable(pretrain("listeners=[consol]"), "consol", "did you mean console?");
  }

  @Test
  void outputFolderThatIsNotEmpty() throws IOException {
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("out/notes.txt"), "mine");
    mendable(pretrain(), "out", "not empty", "holds no run");
    assertTrue(Files.exists(folder.resolve("out/notes.txt")));
  }

  @Test
  void outputThatIsAFile() throws IOException {
    Files.writeString(folder.resolve("out"), "mine");
    mendable(pretrain(), "out", "is a file");
  }

  @Test
  void picturesThatCannotBe() {
    String out = folder + "/a.png";
    mendable(List.of("render", " ", "-o", out), "no text");
    mendable(List.of("render", "a", "-o", out, "--scale", "0"), "--scale", "0");
    mendable(List.of("render", "a", "-o", out, "--scale", "65"), "--scale", "65");
    mendable(List.of("render", "a", "-o", out, "--max-patches", "1"), "--max-patches", "1");
    mendable(List.of("render", "a", "-o", out, "--patches-per-row", "-3"), "-3");
    mendable(List.of("render", "a", "-o", out, "--renderer", "awtt"), "did you mean awt?");
    mendable(List.of("render", "a", "-o", out, "--layout", "words2"), "words2", "continuous");
    mendable(List.of("render", "a", "-o", out, "--set", "renderer.font_sise=9"), "font_size");
    mendable(List.of("render", "a", "-o", out, "--set", "renderer.font_size=x"), "font_size", "x");
    mendable(List.of("render", "a", "-o", out, "--set", "renderer.font_size=1"), "4 to 512");
    mendable(List.of("render", "a", "-o", folder + "/no/a.png"), "no/a.png");
    mendable(List.of("render", "word ".repeat(9000), "-o", out, "--scale", "64"), "million pixels");
    assertFalse(Files.exists(Path.of(out)));
  }

  @Test
  void drawingsThatCannotBe() throws IOException {
    String out = folder + "/a.png";
    mendable(List.of("render", "--pair", "one", "-o", out), "--pair", "two texts", "1");
    mendable(List.of("render", "--pair", "-", "-", "-o", out), "standard input");
    mendable(List.of("render", "--pair", "--words", "a", "b", "-o", out), "--pair", "--words");
    mendable(List.of("render", "--words", " ", "", "-o", out), "no text");
    mendable(List.of("render", "a", "-o", out, "--windows", "1"), "--windows", "1");
    mendable(List.of("render", "a", "-o", out, "--overlap", "4"), "--overlap", "--windows");
    mendable(List.of("render", "a", "-o", out, "--windows", "9", "--overlap", "5"), "5", "0 to 4");
    mendable(List.of("render", "--pair", "a", "b", "-o", out, "--windows", "3"), "pair", "4");
    mendable(List.of("render", "a", "-o", out, "--font", text.toString()), "text.txt", "font");
    mendable(List.of("render", "a", "-o", out, "--mode", "word"), "word", "continuous");
    mendable(List.of("render", "a", "--alignment", folder + "/no/a.json"), "no/a.json");
    mendable(List.of("render", "a", "-o", out, "--max-missing", "4"), "--coverage");
    assertFalse(Files.exists(Path.of(out)));
  }

  @Test
  void filesOfADrawingAreLookedAtBeforeItIsDrawn() throws IOException {
    String out = folder + "/a.png";
    mendable(List.of("render", "a", "-o", out, "--alignment", folder + "/no/a.json"), "no/a.json");
    mendable(List.of("render", "a", "-o", out, "--alignment", "" + folder), "is a folder");
    mendable(
        List.of("render", "a", "-o", out, "--alignment", folder + "/./a.png"),
        "--output and --alignment both name");
    assertFalse(Files.exists(Path.of(out)));
    Path picture = Files.writeString(Path.of(out), "older");
    Path other = Files.createLink(folder.resolve("link.json"), picture);
    mendable(List.of("render", "a", "-o", out, "--alignment", "" + other), "both name");
    assertEquals("older", Files.readString(picture));
  }

  @Test
  void aPictureOfTextTakesNoOptionsOfText() {
    List<String> image = List.of("render", "--from-image", "a.png", "-o", folder + "/b.png");
    for (String option : List.of("--pair", "--words", "--rtl", "--overlap=4")) {
      List<String> args = new ArrayList<>(image);
      args.add(option);
      mendable(args, "--from-image and " + option.replaceFirst("=.*", "") + " do not go together");
    }
    List<String> args = new ArrayList<>(image);
    args.add("text");
    mendable(args, "TEXT or --from-image, not both");
  }

  @Test
  void coverageThatCannotBe() throws IOException {
    String file = text.toString();
    Path latin1 = folder.resolve("latin1.txt");
    Files.writeString(latin1, "Gr\u00fc\u00dfe", StandardCharsets.ISO_8859_1);
    mendable(
        List.of("render", "--coverage", file, "" + latin1, "--max-missing", "0"),
        latin1 + ": it is not UTF-8, in 2 places, the first after 2 bytes");
    mendable(List.of("render", "--coverage", folder + "/no.txt"), "no.txt", "no such file");
    mendable(List.of("render", "--coverage", folder.toString()), "folder");
    mendable(List.of("render", "--coverage", file, "--max-missing", "few"), "--max-missing", "few");
    mendable(List.of("render", "--coverage", file, "-o", folder + "/a.png"), "--coverage");
    usage(List.of("render", "--coverage"), "--coverage");
  }

  @Test
  void modelsThatCannotBeExchanged() {
    String none = folder.resolve("none").toString();
    String out = folder.resolve("out").toString();
    mendable(List.of("import", none, "-o", out), "there is no directory " + none);
    mendable(List.of("export", none, "-o", out), "there is no directory " + none);
    mendable(List.of("export", "" + folder, "-o", out), "has no config.json");
    mendable(List.of("export", none, "-o", "" + folder), "is not empty");
    mendable(List.of("export", none, "-o", out, "--shard-size", "0"), "--shard-size", "0");
    mendable(List.of("pull", "pixel-base"), "OWNER/NAME@REVISION");
    mendable(List.of("pull", "a/b", "--endpoint", "hub"), "\"hub\" is not the address of a hub");
    mendable(
        List.of("pull", "a/b", "--endpoint", "http://127.0.0.1:1", "-o", out),
        "cannot be reached: nothing answers there");
    usage(List.of("export", none, "-o", out, "--format", "onnx"), "--format", "onnx");
    assertFalse(Files.exists(Path.of(out)));
  }

  @Test
  void wrongUsage() {
    usage(List.of(), "name a command", "pixel --help");
    usage(List.of("rendr"), "'rendr'", "pixel render");
    usage(List.of("render", "a"), "--output", "pixel render --help");
    usage(List.of("render", "-o", "a.png"), "TEXT", "pixel render --help");
    usage(List.of("render", "a", "--outptu", "x"), "--output", "Possible solutions: --output");
    usage(List.of("render", "a", "-o", "b", "--scale", "x"), "--scale", "'x'");
    usage(List.of("pretrain", "--resum"), "--resum", "--resume");
    usage(List.of("plugins", "rendrer"), "did you mean renderer?");
    usage(List.of("doctor", "now"), "'now'");
  }

  @Test
  void aStackTraceComesOnlyWhenAskedFor() {
    CommandRun run = CommandRun.of("pretrain", "--config", folder + "/no.yaml", "--stacktrace");
    assertEquals(1, run.code());
    assertTrue(run.err().contains("\tat org.pixellm"), run.err());
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private List<String> pretrain(String... settings) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "pretrain",
                "--set",
                "output=" + folder.resolve("out"),
                "--set",
                "data.train=[" + text + "]"));
    for (String setting : settings) {
      args.add("--set");
      args.add(setting);
    }
    return args;
  }

  private static void mendable(List<String> args, String... words) {
    CommandRun run = CommandRun.of(args.toArray(String[]::new));
    assertEquals(1, run.code(), run.err());
    assertEquals(1, run.errorLines().size(), run.err());
    assertTrue(run.err().startsWith("pixel: "), run.err());
    contains(run, words);
  }

  private static void usage(List<String> args, String... words) {
    CommandRun run = CommandRun.of(args.toArray(String[]::new));
    assertEquals(2, run.code(), run.err());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("pixel: "), run.err());
    assertTrue(run.errorLines().size() <= 3, run.err());
    contains(run, words);
  }

  private static void contains(CommandRun run, String... words) {
    for (String word : words) {
      assertTrue(run.err().contains(word), "no \"" + word + "\" in: " + run.err());
    }
    assertFalse(run.err().contains("\tat "), run.err());
    assertFalse(run.err().contains("Exception"), run.err());
  }
}
