// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.inputs;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.pixellm.bench.render.Corpus;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.config.RunConfigLoader;
import org.pixellm.train.plugins.PluginCreator;

/** Models of one encoder's size that read different things. All plug-ins are asked for by name. */
final class InputModels {
  private static final String PIXEL = "pixel";

  /** No line of the prose is longer. */
  private static final int MOST_PATCHES = 1 << 13;

  private static final int LINES = 200;

  private final PluginCreator plugins;
  private final RunConfigLoader configurations;

  @Inject
  InputModels(PluginCreator plugins, RunConfigLoader configurations) {
    this.plugins = plugins;
    this.configurations = configurations;
  }

  /** The models that are asked for, those of bare vocabularies last. */
  List<InputModel> of(InputsRequest request) {
    List<InputModel> models = new ArrayList<>();
    request.models().forEach(name -> models.add(named(name, request)));
    request.vocabularies().forEach(tokens -> models.add(ofVocabulary(tokens, request)));
    return models;
  }

  private InputModel named(String name, InputsRequest request) {
    List<String> renderer =
        name.equals(PIXEL) ? List.of() : List.of("renderer={name: " + name + "}");
    RunConfig drawn = configure(renderer, request);
    TextRenderer made = plugins.renderer(drawn.renderer(), drawn.layout());
    List<String> settings = new ArrayList<>(renderer);
    settings.addAll(made.vocabulary() > 0 ? tokens(request) : pixels(request));
    return new InputModel(
        name,
        configure(settings, request),
        InputShape.of(made, request.patches()),
        OptionalDouble.of(charactersAPatch(made)));
  }

  /** A token model without a tokenizer: its table and softmax need to know no token. */
  private InputModel ofVocabulary(int tokens, InputsRequest request) {
    return new InputModel(
        tokens + " tokens",
        configure(tokens(request), request),
        new InputShape(1, 3, request.patches(), tokens),
        OptionalDouble.empty());
  }

  private static List<String> pixels(InputsRequest request) {
    return List.of(
        "backbone={name: pixel, size: %s}".formatted(request.size()),
        "objective=masked-pixels",
        "objective.masking=single");
  }

  private static List<String> tokens(InputsRequest request) {
    return List.of(
        "backbone={name: tokens, size: %s}".formatted(request.size()), "objective=masked-tokens");
  }

  private RunConfig configure(List<String> own, InputsRequest request) {
    List<String> settings = new ArrayList<>(own);
    settings.add("data.max_patches=" + request.patches());
    settings.add("data.min_patches=" + Math.min(22, request.patches()));
    settings.add("training.batch_size=" + request.batch());
    settings.addAll(request.settings());
    return configurations.load(RunConfig.defaults(), settings);
  }

  /** Separators, of which each line here has one and a window of joined text has few, left out. */
  private static double charactersAPatch(TextRenderer renderer) {
    long characters = 0;
    long patches = 0;
    for (String line : Corpus.named("en-classics").lines().subList(0, LINES)) {
      characters += line.codePointCount(0, line.length());
      patches += renderer.render(TextInput.of(line), MOST_PATCHES).patchCount() - 1;
    }
    return (double) characters / patches;
  }
}
