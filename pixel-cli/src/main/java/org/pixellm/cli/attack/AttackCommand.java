// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.attack;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pixellm.cli.Output;
import org.pixellm.cli.PluginArgument;
import org.pixellm.cli.UsageException;
import org.pixellm.cli.render.Magnifier;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.picture.PngFile;
import org.pixellm.train.attack.SeededAttack;
import org.pixellm.train.attack.picture.AttackedRenderer;
import org.pixellm.train.attack.picture.SeededPictureAttack;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.random.RandomSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Disturbs text, and what is drawn of it. */
@Command(
    name = "attack",
    description = {
      "Disturbs text as an adversary or a bad typist would.",
      "",
      "Several words are one text, joined by spaces. With --lines, or for -, each line of a file or "
          + "of standard input (UTF-8) is a text. The same seed gives the same result; what becomes "
          + "of a text depends on its number, not on the others. 'pixel plugins attack' lists the "
          + "attacks with their settings.",
      "",
      "With --picture-attack the drawn picture is disturbed, too, or alone: 'pixel plugins "
          + "picture-attack'. Equal texts are drawn and disturbed equally.",
    },
    footer = {
      "  pixel attack --attack cipher \"deep learning\" --severity 100",
      "  pixel attack --attack keyboard-typo --seed 7 - < text.txt",
      "  pixel attack --attack '{name: keyboard-typo, layout: de}' --lines text.txt -o typos.txt",
      "  pixel attack --attack '{name: chain, attacks: [full-swap, diacritics]}' \"one by one\"",
      "  pixel attack --attack confusable \"what a model sees\" --picture seen.png --clean",
      "  pixel attack --picture-attack '{name: blur, sigma: 3}' \"a blur\" --picture blur.png",
    })
public final class AttackCommand implements Runnable {
  private static final String STANDARD_INPUT = "-";
  private static final double PERCENT = 100;

  @Parameters(arity = "0..*", paramLabel = "TEXT", description = "The text; - for standard input.")
  private List<String> words = List.of();

  @Option(
      names = "--lines",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Instead of TEXT: files with a text a line.")
  private List<Path> files = List.of();

  @Option(
      names = {"-a", "--attack"},
      paramLabel = "NAME",
      description = "The attack; with settings: '{name: keyboard-typo, layout: de}'.")
  private String attack;

  @Option(
      names = "--picture-attack",
      paramLabel = "NAME",
      description =
          "With --picture: an attack on what is drawn; with settings: '{name: blur, sigma: 3}'. "
              + "Without --attack the texts stay clean and are not written.")
  private String pictureAttack;

  @Option(
      names = "--severity",
      paramLabel = "P",
      defaultValue = "50",
      description =
          "Share of the words or letters that can be disturbed which are, 0 to 100 percent; of "
              + "pictures, how much (default: ${DEFAULT-VALUE}).")
  private String severity;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Decides which, and how (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write the texts, a line each; standard output if left out.")
  private Path output;

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = "Draw the attacked texts, too, one below the other, as a model sees them.")
  private Path picture;

  @Option(
      names = "--clean",
      description = "With --picture: each clean text above the attacked one.")
  private boolean clean;

  @Option(
      names = "--renderer",
      paramLabel = "NAME",
      description =
          "With --picture: what draws; with settings: '{name: harfbuzz, font_size: 20}' "
              + "(default: awt).")
  private String renderer;

  @Option(
      names = "--max-patches",
      paramLabel = "N",
      defaultValue = "529",
      description = "With --picture: most patches of a text (default: ${DEFAULT-VALUE}).")
  private int maxPatches;

  @Option(
      names = "--scale",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "With --picture: draw every pixel N times as large (default: ${DEFAULT-VALUE}).")
  private int scale;

  private final PluginCreator plugins;
  private final PluginArgument choices;
  private final AtomicFileWriter writer;
  private final Output console;

  @Inject
  AttackCommand(
      PluginCreator plugins, PluginArgument choices, AtomicFileWriter writer, Output console) {
    this.plugins = plugins;
    this.choices = choices;
    this.writer = writer;
    this.console = console;
  }

  @Override
  public void run() {
    requireAttacks();
    requireTexts();
    Magnifier magnifier = new Magnifier(scale);
    double share = share();
    RandomSource random = new RandomSource(seed);
    Optional<SeededAttack> seeded =
        choices.parse(attack).map(c -> new SeededAttack(plugins.attack(c), share, random));
    Optional<AttackPicture> drawn =
        Optional.ofNullable(picture).map(file -> newPicture(share, random));
    Runnable drawing =
        () ->
            drawn.ifPresent(
                strips ->
                    PngFile.write(magnifier.enlarge(strips::image, strips.pixels()), picture));
    if (seeded.isEmpty()) {
      attack(seeded, drawn, text -> {});
      drawing.run();
    } else if (output == null) {
      PrintWriter out = console.out();
      attack(seeded, drawn, text -> out.println(text));
      out.flush();
      drawing.run();
    } else {
      writer.write(
          output,
          channel -> {
            attack(seeded, drawn, text -> write(channel, text));
            drawing.run(); // if there can be no picture, no text is left either
          });
    }
  }

  private void requireAttacks() {
    if (attack == null && pictureAttack == null) {
      throw new UsageException("Missing required option: '--attack' or '--picture-attack'");
    }
    if (pictureAttack != null && picture == null) {
      throw new UsageException(
          "--picture-attack disturbs what is drawn: say with --picture where to write it");
    }
    if (attack == null && output != null) {
      throw new UsageException(
          "--output is of use with --attack alone: an attack on pictures leaves texts as they are");
    }
  }

  private void requireTexts() {
    if (words.isEmpty() && files.isEmpty()) {
      throw new UsageException("Missing required parameter: 'TEXT'");
    }
    if (!words.isEmpty() && !files.isEmpty()) {
      throw new UsageException("give TEXT or --lines, not both");
    }
    if (picture == null && (clean || renderer != null)) {
      throw new UsageException("--clean and --renderer are of use with --picture alone");
    }
  }

  private double share() {
    String number =
        severity.endsWith("%") ? severity.substring(0, severity.length() - 1) : severity;
    double percent;
    try {
      percent = Double.parseDouble(number);
    } catch (NumberFormatException e) {
      percent = Double.NaN;
    }
    if (!(percent >= 0 && percent <= PERCENT)) {
      throw new PixelException("--severity must be 0 to 100 percent, not " + severity);
    }
    return percent / PERCENT;
  }

  private AttackPicture newPicture(double share, RandomSource random) {
    RunConfig usual = RunConfig.defaults();
    PluginChoice drawing = choices.parse(renderer).orElse(usual.renderer());
    TextRenderer chosen = plugins.renderer(drawing, usual.layout());
    TextRenderer disturbing =
        choices
            .parse(pictureAttack)
            .<TextRenderer>map(c -> new AttackedRenderer(chosen, seeded(c, share, random)))
            .orElse(chosen);
    return new AttackPicture(chosen, disturbing, maxPatches);
  }

  private SeededPictureAttack seeded(PluginChoice choice, double share, RandomSource random) {
    return new SeededPictureAttack(plugins.pictureAttack(choice), choice.name(), share, random);
  }

  private void attack(
      Optional<SeededAttack> seeded, Optional<AttackPicture> drawn, Consumer<String> taker) {
    List<Path> lines = words.equals(List.of(STANDARD_INPUT)) ? List.of(Path.of("-")) : files;
    AttackInput input =
        lines.isEmpty() ? AttackInput.of(String.join(" ", words)) : AttackInput.lines(lines);
    input.forEach(
        (text, number) -> {
          String attacked = seeded.map(each -> each.text(text, number)).orElse(text);
          taker.accept(attacked);
          drawn.ifPresent(strips -> draw(strips, text, attacked));
        });
  }

  private void draw(AttackPicture strips, String text, String attacked) {
    if (clean) {
      strips.addClean(text);
    }
    strips.addAttacked(attacked);
  }

  private static void write(WritableByteChannel channel, String text) {
    try {
      AtomicFileWriter.Content.text(text + "\n").writeTo(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
