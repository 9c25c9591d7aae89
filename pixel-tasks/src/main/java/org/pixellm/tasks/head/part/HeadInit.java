// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.part;

import org.pixellm.model.nn.Init;

/** Fresh values of a head. */
public final class HeadInit {
  /** The standard deviation that the original gives all its fresh weights. */
  public static final double DEVIATION = 0.02;

  private HeadInit() {}

  /** Fresh weights. */
  public static Init weights() {
    return Init.normal(DEVIATION);
  }
}
