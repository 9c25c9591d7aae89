// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.text;

import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.DatasetReaderFactory;
import org.pixellm.plugins.data.TextExample;

/** Makes {@link TextReader}s, under the name {@code text}. */
public final class TextReaderFactory implements DatasetReaderFactory<TextReaderConfig> {

  @Override
  public String name() {
    return "text";
  }

  @Override
  public String summary() {
    return "any UTF-8 text file, a paragraph or a line an example";
  }

  @Override
  public TextReaderConfig defaults() {
    return TextReaderConfig.defaults();
  }

  @Override
  public DatasetReader<TextExample> create(TextReaderConfig configuration) {
    return new TextReader(configuration);
  }
}
