// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineProvider;

/**
 * Tells DJL of the engine {@code Pixel}: {@code optEngine("Pixel")}, or {@code engine=Pixel} in
 * {@code serving.properties}. DJL finds this class by {@link java.util.ServiceLoader}.
 */
public final class PixelEngineProvider implements EngineProvider {
  private static final String TRACKING_OFF = "OPT_OUT_TRACKING";

  private Engine engine;

  /** A provider. Turns off what DJL tells its makers of a start, unless the user has chosen. */
  public PixelEngineProvider() {
    // DJL asks for it right after it has found the engines.
    if (System.getProperty(TRACKING_OFF) == null) {
      System.setProperty(TRACKING_OFF, "true");
    }
  }

  @Override
  public String getEngineName() {
    return PixelEngine.NAME;
  }

  @Override
  public int getEngineRank() {
    return PixelEngine.RANK;
  }

  /**
   * The engine, and with it PyTorch. From then on DJL is offline in this process.
   *
   * @throws org.pixellm.plugins.PixelException if PyTorch is missing, or another engine is DJL's
   *     default
   */
  @Override
  public synchronized Engine getEngine() {
    if (engine == null) {
      engine = PixelEngine.start();
    }
    return engine;
  }
}
