// SPDX-License-Identifier: Apache-2.0
package com.example.labels.task;

import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.DatasetReaderFactory;
import org.pixellm.tasks.read.line.LineReader;

/** Makes readers of {@link LabelListFormat}. */
public final class LabelListReaderFactory implements DatasetReaderFactory<NoSettings> {

  @Override
  public String name() {
    return "label-lists";
  }

  @Override
  public String summary() {
    return "a TSV file: a text, and its labels with spaces between";
  }

  @Override
  public NoSettings defaults() {
    return new NoSettings();
  }

  @Override
  public DatasetReader<LabelledSentence> create(NoSettings configuration) {
    return new LineReader<>(new LabelListFormat());
  }
}
