// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

import java.util.List;
import java.util.OptionalInt;
import org.pixellm.tasks.example.Source;

/** The columns of a file of GLUE, which its first line names but for CoLA's. */
final class GlueLayout implements TableFormat.LayoutRule {
  private static final int COLA_COLUMNS = 4;
  private static final int COLA_LABEL = 1;
  private static final int COLA_SENTENCE = 3;

  private final GlueTask task;

  GlueLayout(GlueTask task) {
    this.task = task;
  }

  @Override
  public Layout of(List<String> first, Source source) {
    Header header = new Header(first, source);
    boolean named = header.find(task.text()).isPresent();
    if (task == GlueTask.COLA && !named) {
      return withoutNames(header);
    }
    return new Layout(
        true,
        header.width(),
        header.index(task.text()),
        task.second().isPresent()
            ? OptionalInt.of(header.index(task.second().get()))
            : OptionalInt.empty(),
        header.find(task.target()));
  }

  private static Layout withoutNames(Header header) {
    if (header.width() != COLA_COLUMNS) {
      throw header
          .source()
          .error(
              "CoLA has four columns (source, label, the author's mark, sentence), or names its"
                  + " columns index and sentence in a test file; here are "
                  + header.width());
    }
    return new Layout(
        false, COLA_COLUMNS, COLA_SENTENCE, OptionalInt.empty(), OptionalInt.of(COLA_LABEL));
  }
}
