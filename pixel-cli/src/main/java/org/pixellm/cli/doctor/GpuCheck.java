// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.doctor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.device.GpuFacts;
import org.pixellm.train.device.GpuObstacle;
import org.pixellm.train.device.GpuProbe;
import org.pixellm.train.engine.TorchEngine;

/**
 * Which set of native libraries the engine runs with, which GPUs there are, and why they are used
 * or not. A machine without a GPU is as it should be; one that computes nonsense is not.
 */
final class GpuCheck implements Check {
  private static final String SUBJECT = "GPUs";

  private final Function<Engine, GpuFacts> probe;
  private final Predicate<Device> computes;

  @Inject
  GpuCheck() {
    this(
        engine -> new GpuProbe().look(engine),
        device -> SmallProduct.isRightOn(device, TorchEngine.start(0)));
  }

  /**
   * A check of other facts.
   *
   * @param probe what there is
   * @param computes whether a GPU computes right
   */
  GpuCheck(Function<Engine, GpuFacts> probe, Predicate<Device> computes) {
    this.probe = probe;
    this.computes = computes;
  }

  @Override
  public Finding look() {
    Map<String, String> facts = new LinkedHashMap<>();
    try {
      Engine engine = TorchEngine.start(0);
      GpuFacts seen = probe.apply(engine);
      facts.put(
          "engine set",
          "DJL %s, PyTorch %s, libraries for %s"
              .formatted(Engine.getDjlVersion(), engine.getVersion(), shown(seen.loaded())));
      facts.put("libraries on the class path", String.join(", ", seen.natives()));
      facts.put("NVIDIA's driver", seen.driver().orElse("none found"));
      facts.put(
          "CUDA runtime",
          seen.runtime().isPresent()
              ? seen.runtime().getAsInt() / 1000 + "." + seen.runtime().getAsInt() / 10 % 10
              : "none found");
      facts.put("GPUs seen", Integer.toString(seen.visible()));
      Optional<GpuObstacle> obstacle = GpuObstacle.find(seen);
      if (obstacle.isPresent()) {
        facts.put("used", "no: " + obstacle.get().what());
        facts.put("to use one", obstacle.get().remedy());
        return Finding.good(SUBJECT, facts);
      }
      facts.put("used", "yes, gpu:0 where no other device is chosen");
      return computing(seen.usable(), facts);
    } catch (PixelException e) {
      facts.put("used", "no: the engine does not start, see PyTorch above");
      return Finding.good(SUBJECT, facts); // which is found wrong there
    } catch (LinkageError | RuntimeException e) {
      return Finding.bad(
          SUBJECT,
          facts,
          "looking for GPUs failed: " + e,
          "set device to cpu, and see what nvidia-smi says");
    }
  }

  private Finding computing(int count, Map<String, String> facts) {
    for (int number = 0; number < count; number++) {
      if (!computes.test(Device.gpu(number))) {
        return Finding.bad(
            SUBJECT,
            facts,
            "a product of matrices of ones came out wrong on gpu:" + number,
            "set device to another, and see what nvidia-smi says");
      }
    }
    return Finding.good(SUBJECT, facts);
  }

  private static String shown(String flavour) {
    return flavour.equals("cpu") ? "the CPU" : "CUDA (" + flavour + ")";
  }
}
