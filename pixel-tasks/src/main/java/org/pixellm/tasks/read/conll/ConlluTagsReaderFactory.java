// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.conll;

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

  @Override
  public String name() {
    return "conllu-tags";
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
}
