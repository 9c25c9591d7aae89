// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.model;

import java.util.Map;
import org.pixellm.plugins.PluginFactory;

/**
 * Makes backbones.
 *
 * @param <C> the backbone's configuration
 */
public interface EncoderBackboneFactory<C extends Record> extends PluginFactory<C> {

  /**
   * A backbone without values: {@link NetworkPart#initialize} or a checkpoint gives them.
   *
   * @param configuration the user's settings
   * @param input what it will read
   */
  EncoderBackbone create(C configuration, InputShape input);

  /**
   * The backbone that {@link NetworkPart#configuration()} describes.
   *
   * @param saved entries of a {@code config.json}
   * @throws org.pixellm.plugins.PixelException if an entry is missing or impossible
   */
  EncoderBackbone restore(Map<String, Object> saved);
}
