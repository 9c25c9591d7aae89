// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.conll;

import java.util.List;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.DatasetReaderFactory;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.tasks.read.line.LineReader;

/**
 * Makes readers of tagged words from CoNLL-U, under the name {@code conllu-tags}.
 *
 * <p>Ranges and empty nodes are no words. A sentence without any tag is not labelled; blocks of
 * comments alone are left out and counted.
 */
public final class ConlluTagsReaderFactory implements DatasetReaderFactory<ConlluTagsConfig> {
  /** The reader's name. */
  public static final String NAME = "conllu-tags";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "words and parts of speech of a CoNLL-U file (Universal Dependencies)";
  }

  @Override
  public ConlluTagsConfig defaults() {
    return new ConlluTagsConfig(ConlluTagsConfig.Column.UPOS);
  }

  @Override
  public DatasetReader<TaggedWords> create(ConlluTagsConfig configuration) {
    return new LineReader<>(new ConlluTagsFormat(configuration));
  }

  /** The universal parts of speech; a treebank's own have no standard. */
  @Override
  public List<String> standardLabels(ConlluTagsConfig configuration) {
    return configuration.column() == ConlluTagsConfig.Column.UPOS
        ? UniversalLabels.PARTS_OF_SPEECH
        : List.of();
  }
}
