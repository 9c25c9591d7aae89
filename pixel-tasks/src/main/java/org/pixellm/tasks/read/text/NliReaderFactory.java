// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.DatasetReaderFactory;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.read.line.LineReader;

/**
 * Makes readers of SNLI, MultiNLI and XNLI, under the name {@code nli}, from their JSON lines or
 * their tab-separated tables, quotes in which are text.
 *
 * <p>Fields are {@code sentence1}, {@code sentence2} and {@code gold_label}, or, in XNLI's
 * translated training files, {@code premise}, {@code hypo} and {@code label}, whose label {@code
 * contradictory} is read as {@code contradiction}. Pairs whose annotators found no label in common
 * ({@code -}) are left out and counted, as is the custom. Without the field of the label, pairs are
 * not labelled.
 */
public final class NliReaderFactory implements DatasetReaderFactory<NliConfig> {

  @Override
  public String name() {
    return "nli";
  }

  @Override
  public String summary() {
    return "SNLI, MultiNLI and XNLI, as JSON lines or tables: entailment, neutral, contradiction";
  }

  @Override
  public NliConfig defaults() {
    return new NliConfig("");
  }

  @Override
  public DatasetReader<LabelledText> create(NliConfig config) {
    return new LineReader<>(new NliFormat(config));
  }
}
