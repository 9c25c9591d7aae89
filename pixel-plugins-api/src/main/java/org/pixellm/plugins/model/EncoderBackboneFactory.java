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
   * An entry of {@code config.json} that whoever restores a backbone may add: patches of the
   * longest text it shall read, where that is more than it was made for. A backbone without a
   * limit, or that cannot, leaves it.
   */
  String POSITION_REACH = "position_reach";

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
