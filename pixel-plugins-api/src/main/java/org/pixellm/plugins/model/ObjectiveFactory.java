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

  /**
   * The objective that {@link NetworkPart#configuration()} describes, to be trained further: its
   * parameters are those that were saved, how they are trained is as configured. Unless overridden,
   * what {@link #create} makes, which does as long as settings say the sizes that were saved.
   *
   * @param configuration the user's settings
   * @param saved entries of a {@code config.json}
   * @param backbone the encoder it works on
   * @param input what the encoder reads
   * @throws org.pixellm.plugins.PixelException if an entry is missing or impossible, or a setting
   *     asks for other parameters
   */
  default Objective goOn(
      C configuration, Map<String, Object> saved, EncoderBackbone backbone, InputShape input) {
    return create(configuration, backbone, input);
  }
}
