// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;

/** Makes the attack on spaces. */
public final class SegmentationFactory implements TextAttackFactory<SegmentationConfig> {

  /** For {@link java.util.ServiceLoader}. */
  public SegmentationFactory() {}

  @Override
  public String name() {
    return "segmentation";
  }

  @Override
  public String summary() {
    return "leaves out spaces between words, or puts spaces into words";
  }

  @Override
  public SegmentationConfig defaults() {
    return SegmentationConfig.defaults();
  }

  @Override
  public TextAttack create(SegmentationConfig configuration) {
    return new SegmentationAttack(configuration.spaces());
  }
}
