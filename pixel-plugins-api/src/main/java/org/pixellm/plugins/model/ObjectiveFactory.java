// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.model;

import java.util.Map;
import org.pixellm.plugins.PluginFactory;

/**
 * Makes objectives.
 *
 * @param <C> the objective's configuration
 */
public interface ObjectiveFactory<C extends Record> extends PluginFactory<C> {

  /**
   * An objective without values.
   *
   * @param configuration the user's settings
   * @param backbone the encoder it works on
   * @param input what the encoder reads
   */
  Objective create(C configuration, EncoderBackbone backbone, InputShape input);

  /**
   * The objective that {@link NetworkPart#configuration()} describes.
   *
   * @param saved entries of a {@code config.json}
   * @param backbone the encoder it works on
   * @throws org.pixellm.plugins.PixelException if an entry is missing or impossible
   */
  Objective restore(Map<String, Object> saved, EncoderBackbone backbone);
}
