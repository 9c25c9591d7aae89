// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.device;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why no GPU can be used, and how to mend it: what stands first in the way, from the class path to
 * PyTorch.
 *
 * @param what is in the way, a clause
 * @param remedy what to do, a clause
 */
public record GpuObstacle(String what, String remedy) {
  /**
   * The oldest driver that runs programs of CUDA 11.8, by NVIDIA's minor version compatibility
   * (CUDA Toolkit release notes, table 2).
   */
  static final String LEAST_DRIVER_LINUX = "450.80.02";

  /** The same on Windows. */
  static final String LEAST_DRIVER_WINDOWS = "452.39";

  private static final Pattern CUDA = Pattern.compile("cu([0-9]{2,})([0-9])");
  private static final String NUMBER = "[0-9]{1,9}";
  private static final String BUILD =
      "build with PIXEL_MAVEN_ARGS=-Pcu118, or put pytorch-native-cu118 on the class path";

  /**
   * What stands in the way.
   *
   * @throws IllegalArgumentException if nothing does
   */
  public static GpuObstacle of(GpuFacts facts) {
    return find(facts)
        .orElseThrow(() -> new IllegalArgumentException("GPUs can be used: " + facts));
  }

  /** What stands in the way; empty if GPUs can be used. */
  public static Optional<GpuObstacle> find(GpuFacts facts) {
    return facts.usable() > 0 ? Optional.empty() : Optional.of(first(facts));
  }

  private static GpuObstacle first(GpuFacts facts) {
    Optional<String> flavour = facts.natives().stream().filter(f -> f.startsWith("cu")).findFirst();
    if (flavour.isEmpty() && !facts.loaded().startsWith("cu")) {
      return new GpuObstacle("PyTorch's libraries on the class path are for the CPU alone", BUILD);
    }
    boolean linux = facts.system().startsWith("Linux");
    if (linux && facts.driver().isEmpty() && facts.visible() == 0) {
      return new GpuObstacle(
          "there is no NVIDIA driver (no /proc/driver/nvidia/version)",
          "install one of at least " + LEAST_DRIVER_LINUX);
    }
    String least = linux ? LEAST_DRIVER_LINUX : LEAST_DRIVER_WINDOWS;
    if (facts.driver().isPresent() && isOlder(facts.driver().get(), least)) {
      return new GpuObstacle(
          "NVIDIA's driver is %s, and CUDA 11.8 needs %s".formatted(facts.driver().get(), least),
          "install a newer one");
    }
    if (facts.runtime().isEmpty()) {
      return new GpuObstacle(
          "DJL finds no CUDA runtime (%s), by which it looks for GPUs"
              .formatted(linux ? "libcudart.so" : "cudart64"),
          "install that of CUDA 11.8 or later, or name its folder by -Djna.library.path");
    }
    int needed = version(flavour.orElse(facts.loaded()));
    int runtime = facts.runtime().getAsInt();
    if (runtime / 10 < needed / 10) {
      return new GpuObstacle(
          "the CUDA runtime that DJL finds is %s, and PyTorch's libraries are for %s"
              .formatted(shown(runtime), shown(needed)),
          "install that of " + shown(needed) + " or later");
    }
    if (facts.visible() == 0) {
      return new GpuObstacle(
          "CUDA sees no GPU",
          "see what nvidia-smi says, and whether CUDA_VISIBLE_DEVICES hides it");
    }
    if (!facts.loaded().startsWith("cu")) {
      return new GpuObstacle(
          "the engine runs with PyTorch's libraries for the CPU (%s), which stand before those for CUDA on the class path"
              .formatted(facts.loaded()),
          "put pytorch-native-cu118 before pytorch-native-cpu, for DJL takes the first that fits");
    }
    return new GpuObstacle(
        "PyTorch says that CUDA cannot be used, though there %s"
            .formatted(facts.visible() == 1 ? "is 1 GPU" : "are " + facts.visible() + " GPUs"),
        "see what nvidia-smi says; a program in Python by the same driver may tell more");
  }

  /** 11080 for cu118, as CUDA numbers versions. */
  private static int version(String flavour) {
    Matcher parts = CUDA.matcher(flavour);
    return parts.find()
        ? Integer.parseInt(parts.group(1)) * 1000 + Integer.parseInt(parts.group(2)) * 10
        : 0;
  }

  private static String shown(int version) {
    return version / 1000 + "." + version / 10 % 10;
  }

  /**
   * Compares numbers between dots; a part that is no number ends a version. Of what begins with no
   * number nothing is known, so that it is not older.
   */
  static boolean isOlder(String version, String than) {
    String[] left = version.split("\\.", -1);
    String[] right = than.split("\\.", -1);
    if (!left[0].matches(NUMBER)) {
      return false;
    }
    for (int i = 0; i < right.length; i++) {
      int a = i < left.length && left[i].matches(NUMBER) ? Integer.parseInt(left[i]) : 0;
      int b = Integer.parseInt(right[i]);
      if (a != b) {
        return a < b;
      }
    }
    return false;
  }
}
