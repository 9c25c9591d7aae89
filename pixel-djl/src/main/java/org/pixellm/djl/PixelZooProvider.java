// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.repository.zoo.ModelZoo;
import ai.djl.repository.zoo.ZooProvider;
import ai.djl.util.Utils;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells DJL of the models in one folder, see {@link PixelModelZoo}: the one that the environment
 * variable {@code PIXEL_MODELS}, or the system property of that name, has when DJL starts. DJL
 * finds this class by {@link java.util.ServiceLoader}.
 */
public final class PixelZooProvider implements ZooProvider {
  private static final String FOLDER = "PIXEL_MODELS";

  @Override
  public ModelZoo getModelZoo() {
    return new PixelModelZoo(
        Optional.ofNullable(Utils.getEnvOrSystemProperty(FOLDER)).map(Path::of));
  }
}
