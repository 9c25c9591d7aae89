// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.learn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.config.RunConfigLoader;

/** The configurations of a study's runs. */
final class VariantConfigs {
  private static final Pattern SHARE = Pattern.compile("([^=]+)=\\s*(\\d+(?:\\.\\d+)?)%\\s*");
  private static final int CHECKPOINTS = 4;

  private final RunConfigLoader loader;
  private final StudyConfig study;
  private final Path folder;
  private final List<String> settings;

  /**
   * Configurations.
   *
   * @param folder that the study's file is in
   * @param settings for all variants, over the study's base
   */
  VariantConfigs(RunConfigLoader loader, StudyConfig study, Path folder, List<String> settings) {
    this.loader = loader;
    this.study = study;
    this.folder = folder;
    this.settings = List.copyOf(settings);
  }

  /** What a variant's runs have in common, as written. */
  List<String> settings(String variant) {
    List<String> all = new ArrayList<>(study.base());
    all.addAll(settings);
    all.addAll(study.variants().get(variant));
    return all;
  }

  /**
   * The configuration of a run.
   *
   * @param steps of the whole run
   * @param output folder of the run
   */
  RunConfig run(String variant, long seed, long steps, Path output) {
    List<String> all = new ArrayList<>();
    all.add("listeners=[console, {name: jsonl, every: 1}]");
    all.add("training.keep_checkpoints=1");
    all.add("training.checkpoint_every=" + every(steps, CHECKPOINTS));
    settings(variant).forEach(setting -> all.add(resolve(setting, steps)));
    all.add("training.evaluate_every=" + every(steps, study.evaluations()));
    all.add("training.steps=" + steps);
    all.add("training.operations=0");
    all.add("seed=" + seed);
    all.add("output=\"" + output.toString().replace("\\", "/") + "\"");
    return study.config().isEmpty()
        ? loader.load(RunConfig.defaults(), all)
        : loader.load(folder.resolve(study.config()), all);
  }

  private static int every(long steps, int times) {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(1, steps / times));
  }

  /** {@code a=5%} as {@code a=50} of a thousand steps. */
  static String resolve(String setting, long steps) {
    Matcher share = SHARE.matcher(setting);
    return share.matches()
        ? share.group(1) + "=" + Math.round(Double.parseDouble(share.group(2)) / 100 * steps)
        : setting;
  }
}
