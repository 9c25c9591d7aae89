// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.pixellm.train.device.GpuFacts;

/** Machines that are not here. */
class GpuCheckTest {
  private static GpuFacts machine(String loaded, Optional<String> driver, int gpus) {
    return new GpuFacts(
        "Linux",
        List.of("cu118", "cpu"),
        loaded,
        driver,
        gpus > 0 ? OptionalInt.of(11080) : OptionalInt.empty(),
        gpus,
        loaded.equals("cu118"));
  }

  private static Finding look(GpuFacts facts) {
    return new GpuCheck(engine -> facts, device -> device.getDeviceId() != 7).look();
  }

  @Test
  void aMachineWithGpus() {
    Finding finding = look(machine("cu118", Optional.of("535.104.05"), 2));
    assertTrue(finding.healthy(), finding.toString());
    assertTrue(finding.facts().get("engine set").endsWith("libraries for CUDA (cu118)"));
    assertEquals("cu118, cpu", finding.facts().get("libraries on the class path"));
    assertEquals("535.104.05", finding.facts().get("NVIDIA's driver"));
    assertEquals("11.8", finding.facts().get("CUDA runtime"));
    assertEquals("2", finding.facts().get("GPUs seen"));
    assertEquals("yes, gpu:0 where no other device is chosen", finding.facts().get("used"));
  }

  @Test
  void aMachineWithoutADriver() {
    Finding finding = look(machine("cpu", Optional.empty(), 0));
    assertTrue(finding.healthy(), "the CPU computes");
    assertTrue(finding.facts().get("engine set").endsWith("libraries for the CPU"));
    assertTrue(finding.facts().get("used").startsWith("no: there is no NVIDIA driver"));
    assertEquals("install one of at least 450.80.02", finding.facts().get("to use one"));
  }

  @Test
  void aGpuThatComputesNonsense() {
    Finding finding = look(machine("cu118", Optional.of("535.104.05"), 8));
    assertFalse(finding.healthy());
    assertTrue(finding.problems().get(0).what().endsWith("came out wrong on gpu:7"));
  }

  @Test
  void aProbeThatFails() {
    Finding finding =
        new GpuCheck(
                engine -> {
                  throw new IllegalStateException("CUDA error 999");
                },
                device -> true)
            .look();
    assertFalse(finding.healthy());
    assertTrue(finding.problems().get(0).what().contains("CUDA error 999"));
  }
}
