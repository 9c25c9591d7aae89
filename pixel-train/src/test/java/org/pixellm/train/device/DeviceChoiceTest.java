// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.plugins.PixelException;

class DeviceChoiceTest {
  private static GpuFacts gpus(int count) {
    return new GpuFacts(
        "Linux",
        List.of("cu118", "cpu"),
        "cu118",
        Optional.of("535.104.05"),
        OptionalInt.of(12020),
        count,
        count > 0);
  }

  private static List<Device> devices(String text, int gpus) {
    return DeviceChoice.of(text).on(gpus(gpus)).all();
  }

  @Test
  void namesDevices() {
    assertEquals(List.of(Device.cpu()), devices("cpu", 2));
    assertEquals(List.of(Device.cpu(), Device.cpu()), devices("cpu:2", 0));
    assertEquals(List.of(Device.gpu(0)), devices("gpu", 2));
    assertEquals(List.of(Device.gpu(1)), devices("gpu:1", 2));
    assertEquals(List.of(Device.gpu(1), Device.gpu(0)), devices("gpu:1,0", 2));
    assertEquals(List.of(Device.gpu(0)), devices("auto", 2));
    assertEquals(List.of(Device.cpu()), devices("auto", 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "cpu", "cpu:2", "gpu:0", "gpu:1", "gpu:0,1", "gpu:12,3"})
  void isWrittenAsItIsRead(String text) {
    assertEquals(text, DeviceChoice.of(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "GPU", "cuda", "gpu0", "gpu:", "gpu:-1", "gpu:0,", "gpu:,1", "gpu:00", "gpu:100",
        "cpu:0", "cpu:x", "auto:1", " gpu", "gpu:0 1"
      })
  void refusesWhatIsNoDevice(String text) {
    PixelException e = assertThrows(PixelException.class, () -> DeviceChoice.of(text));
    assertTrue(e.getMessage().startsWith("device must be auto, cpu, gpu"), e.getMessage());
    assertTrue(e.getMessage().endsWith("not \"" + text + "\""), e.getMessage());
  }

  @Test
  void refusesAGpuTwice() {
    PixelException e = assertThrows(PixelException.class, () -> DeviceChoice.of("gpu:1,1"));
    assertEquals("device names a GPU twice: gpu:1,1", e.getMessage());
  }

  @Test
  void saysWhichGpusThereAre() {
    PixelException e = assertThrows(PixelException.class, () -> devices("gpu:0,2", 2));
    assertEquals(
        "device is gpu:0,2, but there is no gpu:2 here, only gpu:0, gpu:1", e.getMessage());
  }

  @Test
  void saysWhyThereIsNone() {
    GpuFacts facts =
        new GpuFacts(
            "Linux", List.of("cpu"), "cpu", Optional.empty(), OptionalInt.empty(), 0, false);
    PixelException e = assertThrows(PixelException.class, () -> DeviceChoice.of("gpu").on(facts));
    assertEquals(
        "device is gpu:0, but no GPU can be used: PyTorch's libraries on the class path are for the CPU alone; build with PIXEL_MAVEN_ARGS=-Pcu118, or put pytorch-native-cu118 on the class path, or set device to cpu",
        e.getMessage());
  }

  @Test
  void takesDevicesOfDjl() {
    assertEquals("cpu", DeviceChoice.of(Device.cpu()).toString());
    assertEquals("gpu:3", DeviceChoice.of(Device.gpu(3)).toString());
    assertThrows(PixelException.class, () -> DeviceChoice.of(Device.of("mps", 0)));
  }

  @Test
  void devicesSayWhetherTheyDrawApart() {
    assertTrue(new Devices(List.of(Device.gpu(0), Device.gpu(1))).drawApart());
    assertFalse(new Devices(List.of(Device.cpu(), Device.cpu())).drawApart());
    assertFalse(new Devices(List.of(Device.gpu(0), Device.gpu(0))).drawApart());
    assertEquals("gpu:0,1", new Devices(List.of(Device.gpu(0), Device.gpu(1))).toString());
  }
}
