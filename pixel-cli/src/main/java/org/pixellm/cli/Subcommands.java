// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.pixellm.cli.attack.AttackCommand;
import org.pixellm.cli.bench.BenchCommand;
import org.pixellm.cli.convert.ConvertCommand;
import org.pixellm.cli.describe.DescribeCommand;
import org.pixellm.cli.doctor.DoctorCommand;
import org.pixellm.cli.encode.EncodeCommand;
import org.pixellm.cli.evaluate.EvaluateCommand;
import org.pixellm.cli.exchange.ExportCommand;
import org.pixellm.cli.exchange.ImportCommand;
import org.pixellm.cli.film.FilmCommand;
import org.pixellm.cli.finetune.FinetuneCommand;
import org.pixellm.cli.plugins.PluginsCommand;
import org.pixellm.cli.predict.PredictCommand;
import org.pixellm.cli.pretrain.PretrainCommand;
import org.pixellm.cli.pull.PullCommand;
import org.pixellm.cli.quickstart.QuickstartCommand;
import org.pixellm.cli.reconstruct.ReconstructCommand;
import org.pixellm.cli.render.RenderCommand;
import org.pixellm.cli.reproduce.ReproduceCommand;
import org.pixellm.cli.robustness.RobustnessCommand;
import org.pixellm.cli.vocabulary.VocabularyCommand;

/**
 * What {@code pixel} can do, by name. Picocli looks through all options of each command that it is
 * given, which takes a tenth of a second for all of them: it is given the one that is named, if one
 * is.
 */
final class Subcommands {
  private final Map<String, Class<?>> byName = new LinkedHashMap<>();

  /** All, in the order of the help. */
  Subcommands() {
    byName.put("quickstart", QuickstartCommand.class);
    byName.put("pretrain", PretrainCommand.class);
    byName.put("finetune", FinetuneCommand.class);
    byName.put("evaluate", EvaluateCommand.class);
    byName.put("robustness", RobustnessCommand.class);
    byName.put("predict", PredictCommand.class);
    byName.put("reconstruct", ReconstructCommand.class);
    byName.put("encode", EncodeCommand.class);
    byName.put("vocabulary", VocabularyCommand.class);
    byName.put("convert", ConvertCommand.class);
    byName.put("pull", PullCommand.class);
    byName.put("import", ImportCommand.class);
    byName.put("export", ExportCommand.class);
    byName.put("film", FilmCommand.class);
    byName.put("render", RenderCommand.class);
    byName.put("attack", AttackCommand.class);
    byName.put("bench", BenchCommand.class);
    byName.put("describe", DescribeCommand.class);
    byName.put("reproduce", ReproduceCommand.class);
    byName.put("plugins", PluginsCommand.class);
    byName.put("doctor", DoctorCommand.class);
  }

  /** All commands. */
  Collection<Class<?>> all() {
    return byName.values();
  }

  /** The command that a command line names, behind options that all commands have. */
  Optional<Class<?>> named(String... args) {
    int at = 0;
    while (at < args.length && args[at].startsWith("-")) {
      at += args[at].equals(PluginsOption.OPTION) ? 2 : 1;
    }
    return at < args.length ? Optional.ofNullable(byName.get(args[at])) : Optional.empty();
  }
}
