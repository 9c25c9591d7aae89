// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.vocabulary;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.pixellm.cli.Output;
import org.pixellm.cli.PluginArgument;
import org.pixellm.plugins.PixelException;
import org.pixellm.tokens.vocabulary.BytePairLearner;
import org.pixellm.tokens.vocabulary.MergeFile;
import org.pixellm.tokens.vocabulary.MergeList;
import org.pixellm.tokens.vocabulary.TokenVocabulary;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.data.CorpusText;
import org.pixellm.train.listen.ConsoleProgress;
import org.pixellm.train.plugins.PluginCreator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Learns a vocabulary of byte pairs, for a token model to measure a pixel model against. */
@Command(
    name = "vocabulary",
    description = {
      "Learns a vocabulary of byte pairs from text, for the renderer bpe.",
      "",
      "A pixel model needs none. A token model beside it, which differs in nothing but what it "
          + "reads, shows what pixels are worth.",
    },
    footer = {
      "  pixel vocabulary --size 8192 -o merges.txt my-texts",
      "  pixel pretrain --config configs/pretrain-bpe.yaml \\",
      "    --set renderer.vocabulary=merges.txt --set 'data.train=[my-texts]'",
    })
public final class VocabularyCommand implements Runnable {
  private static final int LEAST = TokenVocabulary.AFTER_BYTES + 1;

  @Parameters(
      arity = "1..*",
      paramLabel = "TEXT",
      description = "Text files, or folders with some.")
  private List<String> texts;

  @Option(
      names = "--size",
      defaultValue = "8192",
      paramLabel = "N",
      description = "Tokens, 259 for bytes and signs among them (default: ${DEFAULT-VALUE}).")
  private int size;

  @Option(
      names = "--reader",
      defaultValue = "text",
      paramLabel = "READER",
      description = "What reads the files: a name, or {name: ..., ...} (default: text).")
  private String reader;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The vocabulary; one that is there is replaced.")
  private Path output;

  private final PluginCreator plugins;
  private final PluginArgument arguments;
  private final Output out;

  /** A command that learns. */
  @Inject
  public VocabularyCommand(PluginCreator plugins, PluginArgument arguments, Output out) {
    this.plugins = plugins;
    this.arguments = arguments;
    this.out = out;
  }

  @Override
  public void run() {
    if (size < LEAST || size > TokenVocabulary.MOST) {
      throw new PixelException(
          "--size must be %d to %d, not %d".formatted(LEAST, TokenVocabulary.MOST, size));
    }
    PluginChoice choice = arguments.parse(reader).orElseThrow();
    CorpusText text = new CorpusText(texts, plugins.datasetReader(choice));
    BytePairLearner learner = new BytePairLearner();
    try (ConsoleProgress progress = ConsoleProgress.of("read", Math.max(1, text.bytes()))) {
      text.read(learner::observe, progress::stepTo);
    }
    List<String> merges = new MergeList().write(learner.learn(size - TokenVocabulary.AFTER_BYTES));
    new MergeFile(output).write(merges);
    out.out()
        .println(
            "learnt %d tokens from %d different words and signs, wrote %s"
                .formatted(
                    TokenVocabulary.AFTER_BYTES + merges.size(), learner.pieceCount(), output));
  }
}
