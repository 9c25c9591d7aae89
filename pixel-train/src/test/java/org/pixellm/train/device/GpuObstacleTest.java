// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class GpuObstacleTest {
  private static final List<String> BOTH = List.of("cu118", "cpu");
  private static final Optional<String> GOOD = Optional.of("535.104.05");
  private static final OptionalInt RUNTIME = OptionalInt.of(11080);

  private static String what(
      List<String> natives,
      String loaded,
      Optional<String> driver,
      OptionalInt runtime,
      int visible) {
    return GpuObstacle.of(new GpuFacts("Linux", natives, loaded, driver, runtime, visible, false))
        .what();
  }

  @Test
  void nothingIsInTheWayOfAGpuThatCanBeUsed() {
    GpuFacts facts = new GpuFacts("Linux", BOTH, "cu118", GOOD, RUNTIME, 2, true);
    assertEquals(2, facts.usable());
    assertTrue(GpuObstacle.find(facts).isEmpty());
    assertThrows(IllegalArgumentException.class, () -> GpuObstacle.of(facts));
  }

  @Test
  void namesWhatStandsFirstInTheWay() {
    assertEquals(
        "PyTorch's libraries on the class path are for the CPU alone",
        what(List.of("cpu"), "cpu", GOOD, RUNTIME, 1));
    assertEquals(
        "there is no NVIDIA driver (no /proc/driver/nvidia/version)",
        what(BOTH, "cpu", Optional.empty(), OptionalInt.empty(), 0));
    assertEquals(
        "NVIDIA's driver is 440.33.01, and CUDA 11.8 needs 450.80.02",
        what(BOTH, "cpu", Optional.of("440.33.01"), RUNTIME, 0));
    assertEquals(
        "DJL finds no CUDA runtime (libcudart.so), by which it looks for GPUs",
        what(BOTH, "cpu", GOOD, OptionalInt.empty(), 0));
    assertEquals(
        "the CUDA runtime that DJL finds is 11.4, and PyTorch's libraries are for 11.8",
        what(BOTH, "cpu", GOOD, OptionalInt.of(11040), 1));
    assertEquals("CUDA sees no GPU", what(BOTH, "cpu", GOOD, RUNTIME, 0));
    assertEquals(
        "the engine runs with PyTorch's libraries for the CPU (cpu), which stand before those for CUDA on the class path",
        what(List.of("cpu", "cu118"), "cpu", GOOD, OptionalInt.of(12020), 1));
    assertEquals(
        "PyTorch says that CUDA cannot be used, though there is 1 GPU",
        what(BOTH, "cu118", GOOD, RUNTIME, 1));
    assertEquals(
        "PyTorch says that CUDA cannot be used, though there are 2 GPUs",
        what(BOTH, "cu118", GOOD, RUNTIME, 2));
  }

  @Test
  void aDriverOfUnknownVersionIsNotInTheWay() {
    assertEquals(
        "CUDA sees no GPU", what(BOTH, "cpu", Optional.of("of unknown version"), RUNTIME, 0));
  }

  /** The Linux of Windows has GPUs and no file of the driver. */
  @Test
  void asksForADriverOnlyWhereNothingElseSpeaksOfOne() {
    assertFalse(what(BOTH, "cpu", Optional.empty(), RUNTIME, 1).contains("driver"));
  }

  @Test
  void windowsHasOtherNumbers() {
    GpuFacts facts =
        new GpuFacts("Windows 11", BOTH, "cpu", Optional.empty(), OptionalInt.empty(), 0, false);
    assertEquals(
        "DJL finds no CUDA runtime (cudart64), by which it looks for GPUs",
        GpuObstacle.of(facts).what());
  }

  @Test
  void comparesVersionsByNumber() {
    assertTrue(GpuObstacle.isOlder("440.100", "450.80.02"));
    assertTrue(GpuObstacle.isOlder("450.79.9", "450.80.02"));
    assertTrue(GpuObstacle.isOlder("450.80", "450.80.02"));
    assertFalse(GpuObstacle.isOlder("450.80.02", "450.80.02"));
    assertFalse(GpuObstacle.isOlder("1000.1", "450.80.02"));
  }
}
