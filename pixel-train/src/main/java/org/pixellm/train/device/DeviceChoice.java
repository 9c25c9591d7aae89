// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.device;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pixellm.plugins.PixelException;

/**
 * Where a user wants a model computed, as it is written: {@code auto}, {@code cpu}, {@code cpu:2},
 * {@code gpu}, {@code gpu:1} or {@code gpu:0,1}.
 *
 * @param kind which kind of device
 * @param numbers of GPUs from 0; for CPUs as many zeros as there shall be copies of the model
 */
public record DeviceChoice(Kind kind, List<Integer> numbers) {
  /** The first GPU if one can be used, else the CPU. */
  public static final DeviceChoice AUTO = new DeviceChoice(Kind.AUTO, List.of(0));

  /** The CPU. */
  public static final DeviceChoice CPU = new DeviceChoice(Kind.CPU, List.of(0));

  private static final Pattern CPUS = Pattern.compile("cpu(?::([1-9][0-9]?))?");
  private static final Pattern GPUS =
      Pattern.compile("gpu(?::((?:0|[1-9][0-9]?)(?:,(?:0|[1-9][0-9]?))*))?");

  /** Kinds of devices. */
  public enum Kind {
    /** Whatever is fastest here. */
    AUTO,
    /** The processor. */
    CPU,
    /** NVIDIA's, by CUDA. */
    GPU
  }

  /**
   * Copies the list.
   *
   * @throws PixelException if there is no number, or a GPU is named twice
   */
  public DeviceChoice {
    numbers = List.copyOf(numbers);
    if (numbers.isEmpty()) {
      throw new PixelException("at least one device is needed");
    }
    if (kind == Kind.GPU && new HashSet<>(numbers).size() < numbers.size()) {
      throw new PixelException("device names a GPU twice: " + written(kind, numbers));
    }
  }

  /**
   * Reads what a user wrote.
   *
   * @throws PixelException if it is none of the forms
   */
  public static DeviceChoice of(String text) {
    if (text.equals("auto")) {
      return AUTO;
    }
    Matcher cpus = CPUS.matcher(text);
    if (cpus.matches()) {
      int copies = cpus.group(1) == null ? 1 : Integer.parseInt(cpus.group(1));
      return new DeviceChoice(Kind.CPU, Collections.nCopies(copies, 0));
    }
    Matcher gpus = GPUS.matcher(text);
    if (gpus.matches()) {
      String list = gpus.group(1) == null ? "0" : gpus.group(1);
      return new DeviceChoice(Kind.GPU, Stream.of(list.split(",")).map(Integer::valueOf).toList());
    }
    throw new PixelException(
        "device must be auto, cpu, gpu, gpu:1 or gpu:0,1 (or cpu:2, to try training on two), not \"%s\""
            .formatted(text));
  }

  /** The choice of a device that DJL named. */
  public static DeviceChoice of(Device device) {
    if (device.isGpu()) {
      return new DeviceChoice(Kind.GPU, List.of(device.getDeviceId()));
    }
    if (device.equals(Device.cpu())) {
      return CPU;
    }
    throw new PixelException("models compute on cpu or gpu, not on " + device);
  }

  /**
   * The devices, of those that there are. Looks at the machine only where a GPU is asked for.
   *
   * @param engine runs
   * @throws PixelException if one is not there, saying why
   */
  public Devices on(Engine engine) {
    return kind == Kind.CPU ? cpus() : on(new GpuProbe().look(engine));
  }

  /**
   * The one device, for what computes on one alone.
   *
   * @param engine runs
   * @throws PixelException if it is not there, saying why, or if there are several
   */
  public Device oneOn(Engine engine) {
    if (numbers.size() > 1) {
      throw new PixelException(
          "only training computes on several devices at once, and device is %s; choose one of them"
              .formatted(this));
    }
    return on(engine).first();
  }

  /**
   * The devices, of those that there are.
   *
   * @param facts about this machine's GPUs
   * @throws PixelException if one is not there, saying why
   */
  Devices on(GpuFacts facts) {
    if (kind == Kind.CPU || (kind == Kind.AUTO && facts.usable() == 0)) {
      return cpus();
    }
    if (facts.usable() == 0) {
      GpuObstacle obstacle = GpuObstacle.of(facts);
      throw new PixelException(
          "device is %s, but no GPU can be used: %s; %s, or set device to cpu"
              .formatted(this, obstacle.what(), obstacle.remedy()));
    }
    for (int number : numbers) {
      if (number >= facts.usable()) {
        throw new PixelException(
            "device is %s, but there is no gpu:%d here, only %s"
                .formatted(
                    this,
                    number,
                    IntStream.range(0, facts.usable())
                        .mapToObj(there -> "gpu:" + there)
                        .collect(Collectors.joining(", "))));
      }
    }
    return new Devices(numbers.stream().map(Device::gpu).toList());
  }

  private Devices cpus() {
    return new Devices(Collections.nCopies(numbers.size(), Device.cpu()));
  }

  @Override
  public String toString() {
    return written(kind, numbers);
  }

  private static String written(Kind kind, List<Integer> numbers) {
    return switch (kind) {
      case AUTO -> "auto";
      case CPU -> numbers.size() == 1 ? "cpu" : "cpu:" + numbers.size();
      case GPU -> "gpu:" + numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    };
  }
}
