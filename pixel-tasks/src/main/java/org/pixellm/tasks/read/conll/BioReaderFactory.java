// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.conll;

import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.DatasetReaderFactory;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.tasks.read.line.LineReader;

/**
 * Makes readers of words with tags of names, under the name {@code bio}: a word a line, its tag in
 * the last column, an empty line after each sentence, as in CoNLL-2003 and MasakhaNER.
 *
 * <p>{@code -DOCSTART-} lines are passed over. A sentence in which no word has a tag is not
 * labelled.
 */
public final class BioReaderFactory implements DatasetReaderFactory<BioConfig> {

  @Override
  public String name() {
    return "bio";
  }

  @Override
  public String summary() {
    return "a word and its tag a line, names in IOB1 or IOB2 (CoNLL-2003, MasakhaNER)";
  }

  @Override
  public BioConfig defaults() {
    return new BioConfig(BioConfig.Scheme.IOB2);
  }

  @Override
  public DatasetReader<TaggedWords> create(BioConfig configuration) {
    return new LineReader<>(new BioFormat(configuration));
  }
}
