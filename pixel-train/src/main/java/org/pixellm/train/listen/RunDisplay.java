// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

/** Where the console listener shows what it has to say. */
interface RunDisplay extends AutoCloseable {

  /** The run begins. */
  void start(long firstStep, long totalSteps);

  /**
   * A step is done.
   *
   * @param step steps done
   * @param loss smoothed loss, as text
   * @param speed patches per second, as text
   * @param left time left, as text
   */
  void step(long step, String loss, String speed, String left);

  /** Something to be read later, too. */
  void line(String text);

  /** The display is no longer used. */
  @Override
  void close();
}
