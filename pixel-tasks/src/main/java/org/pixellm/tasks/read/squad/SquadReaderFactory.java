// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.squad;

import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.DatasetReaderFactory;
import org.pixellm.tasks.example.Question;

/** Makes {@link SquadReader}s, under the name {@code squad}. */
public final class SquadReaderFactory implements DatasetReaderFactory<SquadConfig> {

  @Override
  public String name() {
    return "squad";
  }

  @Override
  public String summary() {
    return "questions in SQuAD's JSON (1.1, 2.0, XQuAD, JaQuAD, KorQuAD 1, TyDiQA-GoldP)";
  }

  @Override
  public SquadConfig defaults() {
    return new SquadConfig(true);
  }

  @Override
  public DatasetReader<Question> create(SquadConfig config) {
    return new SquadReader(config);
  }
}
