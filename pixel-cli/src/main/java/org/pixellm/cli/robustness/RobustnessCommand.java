// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.robustness;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pixellm.cli.Output;
import org.pixellm.cli.PluginArgument;
import org.pixellm.cli.RendererNotices;
import org.pixellm.cli.UsageException;
import org.pixellm.cli.UsesEngine;
import org.pixellm.plugins.PluginKind;
import org.pixellm.tasks.robustness.AttackPlan;
import org.pixellm.tasks.robustness.Estimate;
import org.pixellm.tasks.robustness.MeasuredData;
import org.pixellm.tasks.robustness.NamedModel;
import org.pixellm.tasks.robustness.ReportOptions;
import org.pixellm.tasks.robustness.RobustnessOptions;
import org.pixellm.tasks.robustness.RobustnessReport;
import org.pixellm.tasks.robustness.RobustnessRow;
import org.pixellm.tasks.robustness.RobustnessStudy;
import org.pixellm.train.attack.ChainAttackFactory;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.device.DeviceChoice;
import org.pixellm.train.plugins.PluginRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares models under attack. */
@UsesEngine
@Command(
    name = "robustness",
    description = {
      "Compares fine-tuned models of one task on attacked text.",
      "",
      "All models get the same attacked text. Prints a table, and writes robustness.json and .csv, "
          + "curves over severity (curves.png), and report.html with what the models saw. Scores "
          + "are fractions; intervals are of 95 %%, by examples drawn again, the same for all models. "
          + "Attacks are of text ('pixel plugins attack') or of the pictures that a model sees "
          + "('pixel plugins picture-attack'). With --also, the models are measured on other data, "
          + "too: of a language or script in which they were not fine-tuned.",
    },
    footer = {
      "  pixel robustness --models pixel=runs/pixel/model,bpe=runs/bpe/model --data test.conllu \\",
      "    --attacks confusable,keyboard-typo,blur --severities 0,20,50,80 -o report",
      "  pixel robustness --models runs/pos/model --data en.conllu --also coptic=cop.conllu -o report",
    })
public final class RobustnessCommand implements Runnable {
  private static final String NONE = "none";

  /** A name has no separator of folders: a path may have an equals sign. */
  private static final Pattern NAMED = Pattern.compile("([^=/\\\\]+)=(.+)");

  @Option(
      names = "--models",
      required = true,
      split = ",",
      paramLabel = "[NAME=]DIR",
      description =
          "Fine-tuned models; the first is what others are compared with. Several of one name are "
              + "one model by several seeds.")
  private List<String> models;

  @Option(
      names = "--data",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Labelled files of the task.")
  private List<String> data;

  @Option(
      names = "--reader",
      paramLabel = "NAME",
      description = "Reads the files; the first model's own unless named.")
  private String reader;

  @Option(
      names = "--also",
      paramLabel = "NAME=FILE[,FILE]",
      description = "More labelled data, on which the models are measured as it is.")
  private Map<String, String> others = Map.of();

  @Option(
      names = "--attacks",
      split = ",",
      paramLabel = "NAME",
      description =
          "Attacks by name, of text or pictures; all but chain unless named. none: no attack.")
  private List<String> attacks = List.of();

  @Option(
      names = "--attack",
      paramLabel = "ATTACK",
      description =
          "One more attack, with settings: '{name: keyboard-typo, layout: de}'. A second of one name "
              + "is called NAME-2.")
  private List<String> settings = List.of();

  @Option(
      names = "--severities",
      split = ",",
      defaultValue = "20,50,80",
      paramLabel = "PERCENT",
      description =
          "How much of a text is disturbed (default: ${DEFAULT-VALUE}); clean text is always "
              + "measured.")
  private List<Integer> severities;

  @Option(
      names = "--group",
      paramLabel = "NAME=ATTACK,...",
      description = "Attacks over which scores are averaged, too.")
  private Map<String, String> groups = Map.of();

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of attacks and resampling (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--examples",
      defaultValue = "0",
      paramLabel = "N",
      description = "Measure the first examples alone; 0: all (default: ${DEFAULT-VALUE}).")
  private int examples;

  @Option(
      names = "--resamples",
      defaultValue = "500",
      paramLabel = "N",
      description = "Draws for the intervals; 0: none (default: ${DEFAULT-VALUE}).")
  private int resamples;

  @Option(
      names = "--show",
      defaultValue = "1",
      paramLabel = "N",
      description =
          "Examples of each attack in the report, best and worst (default: ${DEFAULT-VALUE}).")
  private int shown;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Folder for the report.")
  private Path output;

  @Option(
      names = "--resume",
      description =
          "Use what an earlier measurement of the same models and data left in the folder, and "
              + "measure the rest.")
  private boolean resume;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "Threads; 0: all cores (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--device",
      paramLabel = "WHERE",
      defaultValue = "auto",
      description =
          "auto: a GPU if one can be used; cpu, gpu or gpu:1 (default: ${DEFAULT-VALUE}).")
  private String device;

  @Option(
      names = "--strict-renderer",
      description = "Fail if text is drawn differently here than where a model was trained.")
  private boolean strict;

  private final RobustnessStudy study;
  private final PluginRegistry registry;
  private final PluginArgument plugins;
  private final Output out;

  @Inject
  RobustnessCommand(
      RobustnessStudy study, PluginRegistry registry, PluginArgument plugins, Output out) {
    this.study = study;
    this.registry = registry;
    this.plugins = plugins;
    this.out = out;
  }

  @Override
  public void run() {
    if (examples < 0 || resamples < 0 || shown < 0 || threads < 0) {
      throw new UsageException("--examples, --resamples, --show and --threads must be at least 0");
    }
    RobustnessReport report =
        study.run(
            new RobustnessOptions(
                named(),
                new MeasuredData(data, lists(others), plugins.parse(reader), examples),
                attackPlan(),
                new ReportOptions(output, resume, resamples, shown),
                threads,
                DeviceChoice.of(device)),
            RendererNotices.check(strict, out));
    print(report);
  }

  /**
   * Models with their names. Only those that the user called alike are one: two runs whose folders
   * are called alike are not.
   */
  private List<NamedModel> named() {
    List<NamedModel> named = new ArrayList<>();
    Set<String> given = new LinkedHashSet<>();
    Set<String> derived = new LinkedHashSet<>();
    for (String argument : models) {
      if (argument.isBlank()) {
        throw new UsageException("--models has an empty name; write folders, with commas between");
      }
      Matcher matcher = NAMED.matcher(argument);
      boolean hasName = matcher.matches();
      Path directory = Path.of(hasName ? matcher.group(2) : argument);
      String name = hasName ? matcher.group(1) : runOf(directory);
      boolean taken = hasName ? derived.contains(name) : given.contains(name);
      boolean first = (hasName ? given : derived).add(name);
      if (taken || (!hasName && !first)) {
        throw new UsageException(
            "two models are called %s; name them in --models, as in NAME=%s"
                .formatted(name, directory));
      }
      named.add(new NamedModel(name, directory));
    }
    return named;
  }

  /** A model is called by its run's folder unless it is named. */
  private static String runOf(Path directory) {
    Path absolute = directory.toAbsolutePath().normalize();
    boolean inRun = absolute.endsWith("model") && absolute.getParent().getFileName() != null;
    return String.valueOf(inRun ? absolute.getParent().getFileName() : absolute.getFileName());
  }

  private AttackPlan attackPlan() {
    Set<String> ofPictures = names(PluginKind.PICTURE_ATTACK);
    List<String> chosen = new ArrayList<>(attacks);
    if (attacks.isEmpty() && settings.isEmpty()) {
      chosen.addAll(names(PluginKind.ATTACK));
      chosen.remove(ChainAttackFactory.NAME); // it is made of others
      chosen.addAll(ofPictures);
    }
    chosen.removeIf(name -> name.equals(NONE));
    chosen.addAll(settings);
    Map<String, PluginChoice> texts = new LinkedHashMap<>();
    Map<String, PluginChoice> pictures = new LinkedHashMap<>();
    for (String setting : chosen) {
      PluginChoice choice = plugins.parse(setting).orElseThrow();
      String name = choice.name();
      for (int i = 2; texts.containsKey(name) || pictures.containsKey(name); i++) {
        name = choice.name() + "-" + i;
      }
      (ofPictures.contains(choice.name()) ? pictures : texts).put(name, choice);
    }
    return new AttackPlan(
        texts,
        pictures,
        severities.stream().filter(severity -> severity != 0).toList(),
        lists(groups),
        seed);
  }

  private Set<String> names(PluginKind kind) {
    Set<String> names = new LinkedHashSet<>();
    registry.entries(kind).forEach(entry -> names.add(entry.name()));
    return names;
  }

  private static Map<String, List<String>> lists(Map<String, String> named) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    named.forEach(
        (name, members) ->
            lists.put(
                name,
                Arrays.stream(members.split(",", -1))
                    .map(String::strip)
                    .filter(member -> !member.isEmpty())
                    .toList()));
    return lists;
  }

  private void print(RobustnessReport report) {
    PrintWriter writer = out.out();
    writer.println(report.examples() + " examples, " + report.mainScore());
    report.leftOut().forEach(writer::println);
    for (RobustnessRow row : report.rows()) {
      writer.println(
          String.format(
              Locale.ROOT,
              "%-24s %-12s %s%s%s",
              row.condition().label(),
              row.model(),
              text(row.score()),
              row.lost().map(lost -> "  lost " + text(lost)).orElse(""),
              row.behind().map(behind -> "  behind " + text(behind)).orElse("")));
    }
    report.written().forEach(file -> writer.println("wrote " + file));
    writer.flush();
  }

  private static String text(Estimate estimate) {
    String text =
        String.format(
            Locale.ROOT,
            "%7.4f  (%.4f to %.4f",
            estimate.value(),
            estimate.range().low(),
            estimate.range().high());
    OptionalDouble deviation = estimate.deviation();
    return text
        + (deviation.isPresent()
            ? String.format(Locale.ROOT, "; sd %.4f)", deviation.getAsDouble())
            : ")");
  }
}
