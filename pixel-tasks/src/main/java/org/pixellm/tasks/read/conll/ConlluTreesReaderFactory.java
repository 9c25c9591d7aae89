// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.conll;

import java.util.List;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.DatasetReaderFactory;
import org.pixellm.tasks.example.ParsedSentence;
import org.pixellm.tasks.read.line.LineReader;

/**
 * Makes readers of dependency trees from CoNLL-U, under the name {@code conllu-trees}.
 *
 * <p>Ranges and empty nodes are no words. A sentence without any head is not labelled; with one, it
 * must be a tree. Blocks of comments alone are left out and counted.
 */
public final class ConlluTreesReaderFactory implements DatasetReaderFactory<ConlluTreesConfig> {

  @Override
  public String name() {
    return "conllu-trees";
  }

  @Override
  public String summary() {
    return "words, heads and relations of a CoNLL-U file (Universal Dependencies)";
  }

  @Override
  public ConlluTreesConfig defaults() {
    return new ConlluTreesConfig(false);
  }

  @Override
  public DatasetReader<ParsedSentence> create(ConlluTreesConfig configuration) {
    return new LineReader<>(new ConlluTreesFormat(configuration));
  }

  /** The universal relations; subtypes come from the files. */
  @Override
  public List<String> standardLabels(ConlluTreesConfig configuration) {
    return UniversalLabels.RELATIONS;
  }
}
