// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.film;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Iterator;

/** Writes pictures as a film. Safe to share between threads. */
public interface FilmWriter {

  /**
   * Writes a film, over an older file if there is one. Frames are asked for one by one and not
   * kept, so that a film may be long.
   *
   * @param frames the pictures, at least one, all of the size of the first
   * @param file where to; its ending says in which format
   * @return how many frames were written
   * @throws org.pixellm.plugins.PixelException if the file cannot be written, its ending is
   *     unknown, or a frame is of another size; an older file is then as it was
   */
  int write(Iterator<BufferedImage> frames, Path file);
}
