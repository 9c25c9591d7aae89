// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.doctor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.engine.TorchEngine;

/** Whether PyTorch starts and computes. */
final class EngineCheck implements Check {
  private static final String SUBJECT = "PyTorch";

  @Inject
  EngineCheck() {}

  @Override
  public Finding look() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("DJL", Engine.getDjlVersion());
    try {
      Engine engine = TorchEngine.start(0);
      facts.put("PyTorch", engine.getVersion());
      facts.put("threads of one operation", Integer.toString(JniUtils.getNumThreads()));
      return SmallProduct.isRightOn(Device.cpu(), engine)
          ? Finding.good(SUBJECT, facts)
          : Finding.bad(
              SUBJECT,
              facts,
              "a product of matrices of ones came out wrong",
              "empty the folder of native libraries below, and run again");
    } catch (PixelException e) {
      return Finding.bad(SUBJECT, facts, e.getMessage(), "see also the native libraries below");
    } catch (LinkageError | RuntimeException e) {
      return Finding.bad(
          SUBJECT,
          facts,
          "PyTorch could not start: " + e,
          "empty the folder of native libraries below, and run again");
    }
  }
}
