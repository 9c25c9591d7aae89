// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.film;

import org.pixellm.plugins.Help;

/**
 * Settings of the film writer.
 *
 * @param framesPerSecond how many frames are shown in a second
 * @param holdSeconds how long the last frame stays
 */
public record FilmConfig(
    @Help("how many frames are shown in a second, 0.1 to 60") double framesPerSecond,
    @Help("how many seconds the last frame stays, 0 to 60") double holdSeconds) {
  /** Checks the ranges. */
  public FilmConfig {
    if (!(framesPerSecond >= 0.1 && framesPerSecond <= 60)) {
      throw new IllegalArgumentException(
          "frames_per_second is " + framesPerSecond + " but must be from 0.1 to 60");
    }
    if (!(holdSeconds >= 0 && holdSeconds <= 60)) {
      throw new IllegalArgumentException(
          "hold_seconds is " + holdSeconds + " but must be from 0 to 60");
    }
  }

  /** Two frames a second. */
  public static FilmConfig defaults() {
    return new FilmConfig(2, 2);
  }
}
