// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.engine;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.LibUtils;
import ai.djl.util.Utils;
import java.io.IOException;
import org.pixellm.plugins.PixelException;

/**
 * Starts DJL's PyTorch engine: offline, without usage tracking, and computing the same numbers in
 * every process.
 */
public final class TorchEngine {
  private TorchEngine() {}

  /**
   * Begins to load the engine's native libraries, in a thread of its own: it takes longer than
   * anything else that a short command has to do before it computes. {@link #start} waits for it,
   * and tells what went wrong; so does the end of the process, for a library that is ended while it
   * is being loaded can take the process down with it.
   */
  public static void loadAhead() {
    Thread loading = new Thread(TorchEngine::loadLibraries, "engine-libraries");
    loading.setDaemon(true);
    loading.start();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> awaitEnd(loading), "engine-libraries-loaded"));
  }

  private static synchronized void loadLibraries() {
    setProperties();
    NativeLinks.make();
    try {
      LibUtils.loadLibrary();
    } catch (RuntimeException | LinkageError e) {
      // Starting the engine does the same again, and is where somebody listens.
    }
  }

  private static void awaitEnd(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Starts the engine, or returns the one that runs. What is set here cannot be changed once it
   * runs.
   *
   * @param threads threads of one operation, 0 for as many as there are cores
   * @throws PixelException if the engine or its native libraries are missing
   */
  public static synchronized Engine start(int threads) {
    setProperties();
    if (threads > 0) {
      System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    }
    try {
      Engine engine = Engine.getEngine("PyTorch");
      if (engine == null) {
        throw new PixelException(
            "the PyTorch engine is not on the class path; add ai.djl.pytorch:pytorch-engine");
      }
      return engine;
    } catch (EngineException e) {
      throw new PixelException("PyTorch could not start: " + reason(e), e);
    }
  }

  private static void setProperties() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    // The script optimiser rewrites a script after its first runs, and rounds differently then; a
    // resumed run would not end with the bits of one that was never interrupted.
    System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
  }

  private static String reason(EngineException error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root instanceof IOException
        ? "its native libraries cannot be unpacked into %s (%s); set DJL_CACHE_DIR to a folder with 600 MB of space that may be written to"
            .formatted(Utils.getEngineCacheDir("pytorch"), root.getMessage())
        : root.getMessage()
            + "; add pytorch-jni and pytorch-native-cpu for this platform to the class path";
  }
}
